import { expect, it } from 'vitest'
import { emptySummary } from '../engine/index'
import { Outbox } from './outbox'

it('waits for the answers to the chunks of its file only', async () => {
  const { port1, port2 } = new MessageChannel()
  const outbox = new Outbox(port1)
  const chunk = (fileId: number) => ({ fileId, from: 0, to: 1, isLast: true, summaries: [emptySummary()] })
  outbox.send(chunk(1))
  outbox.send(chunk(2))
  outbox.send(chunk(2))
  const order: string[] = []
  const waits = [
    outbox.settled(1).then(() => order.push('first')),
    outbox.room(2).then(() => order.push('room')),
    outbox.settled(2).then(() => order.push('second')),
  ]
  await outbox.room(1)
  for (const fileId of [2, 1, 2]) {
    port2.postMessage(fileId)
    await new Promise((turn) => setTimeout(turn, 5))
  }
  await Promise.all(waits)
  expect(order).toEqual(['room', 'first', 'second'])
  port1.close()
})
