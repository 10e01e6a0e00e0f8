// What each class of traffic sums up to. In: rows with their direction. Out: five volumes that together are every frame of an
// outermost IP header: nothing is dropped.

import { CROSSING, type Directions, NOT_COUNTED, ROLES } from './direction'
import type { Overview, Role, Volume } from './types'

export interface Totals {
  volumes: Overview['totals']
  /** Rows of each role. */
  rows: Record<Role, number>
  /** Frames with an outermost IP header. */
  frames: number
}

export function totalsOf(directions: Directions): Totals {
  const rows: Record<Role, number> = { crossing: 0, internal: 0, transit: 0, multicast: 0 }
  const outbound = noVolume()
  const inbound = noVolume()
  const others = { internal: noVolume(), transit: noVolume(), multicast: noVolume() }
  for (let row = 0; row < directions.roles.length; row++) {
    if (directions.roles[row] === NOT_COUNTED) continue
    const role = ROLES[directions.roles[row]]
    rows[role]++
    if (directions.roles[row] === CROSSING) {
      addDirection(outbound, directions, row, directions.isFlipped[row] === 1)
      addDirection(inbound, directions, row, directions.isFlipped[row] === 0)
    } else if (role !== 'crossing') {
      addDirection(others[role], directions, row, true)
      addDirection(others[role], directions, row, false)
    }
  }
  const volumes = { outbound, inbound, ...others }
  return { volumes, rows, frames: Object.values(volumes).reduce((sum, volume) => sum + volume.frames, 0) }
}

/** One direction of a row. */
export function volumeOf(directions: Directions, row: number, isBToA: boolean): Volume {
  const volume = noVolume()
  addDirection(volume, directions, row, isBToA)
  return volume
}

function addDirection(volume: Volume, directions: Directions, row: number, isBToA: boolean): void {
  const { traffic } = directions
  volume.frames += isBToA ? traffic.framesBToA[row] : traffic.framesAToB[row]
  volume.frameBytes += isBToA ? traffic.bytesBToA[row] : traffic.bytesAToB[row]
  volume.payloadBytes += isBToA ? traffic.payloadBToA[row] : traffic.payloadAToB[row]
  volume.goodputBytes += isBToA ? traffic.goodputBToA[row] : traffic.goodputAToB[row]
}

function noVolume(): Volume {
  return { frames: 0, frameBytes: 0, payloadBytes: 0, goodputBytes: 0 }
}
