// What was read of each capture, for programs: part of every JSON that Egress writes.

import { type CaptureQuality, type CaptureSummary, captureNotices } from '../engine/index'
import { formatSeconds } from './seconds'

export interface CaptureRecordJson {
  name: string
  /** File size in bytes. */
  bytes: number
  format: string
  /** Whole records read. */
  records: number
  /** Epoch seconds with nine places; null when no record had a time. */
  first: string | null
  last: string | null
  /** Problems, then notes: what was lost, and what is worth knowing. */
  problems: { code: string; message: string; severity: 'problem' | 'note'; offset: number }[]
  /** Frames by link type, as LINKTYPE numbers. */
  linkTypes: { linkType: number; frames: number }[]
  rules: string[]
  /** Frames that were not counted in full, by reason. */
  notCounted: { reason: string; frames: number }[]
  quality: CaptureQuality
}

export function captureJson(capture: CaptureSummary): CaptureRecordJson {
  const hasTime = !Number.isNaN(capture.firstSeconds)
  return {
    name: capture.name,
    bytes: capture.bytes,
    format: capture.format,
    records: capture.records,
    first: hasTime ? formatSeconds(capture.firstSeconds, capture.firstNanoseconds) : null,
    last: hasTime ? formatSeconds(capture.lastSeconds, capture.lastNanoseconds) : null,
    problems: captureNotices(capture).map(({ code, message, severity, offset }) => ({
      code,
      message,
      severity,
      offset,
    })),
    linkTypes: capture.linkTypes.map(([linkType, frames]) => ({ linkType, frames })),
    rules: capture.rules,
    notCounted: capture.tallies.map(([reason, frames]) => ({ reason, frames })),
    quality: capture.quality,
  }
}
