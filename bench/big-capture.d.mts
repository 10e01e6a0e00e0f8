// Types of big-capture.mjs, which is plain JavaScript so that it also runs on its own.

export type Mix = 'imix' | '700' | '60' | '1514'

export const MIXES: Readonly<Record<Mix, readonly number[]>>

export function writeBigCapture(
  path: string,
  options: { bytes: number; mix?: Mix; flows?: number },
): { bytes: number; records: number }

export function parseSize(text: string): number
