import { expect, it } from 'vitest'
import { Gate } from './gate'

it('stops one file or all, and a new read of a stopped file goes on', () => {
  const gate = new Gate()
  gate.open(1)
  gate.open(2)
  gate.stop(1)
  expect([gate.isStopped(1), gate.isStopped(2)]).toEqual([true, false])
  gate.stop()
  expect(gate.isStopped(2)).toBe(true)
  gate.open(1)
  expect(gate.isStopped(1)).toBe(false)
})

it('lets waiting reads go on at resume, and at stop so that they can end', async () => {
  const gate = new Gate()
  gate.open(1)
  for (const end of [() => gate.resume(), () => gate.stop()]) {
    gate.pause()
    let isOver = false
    const resumed = gate.resumed().then(() => {
      isOver = true
    })
    await Promise.resolve()
    expect(isOver).toBe(false)
    end()
    await resumed
    expect(gate.isPaused).toBe(false)
  }
  await gate.resumed()
})
