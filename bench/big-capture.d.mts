// Types of big-capture.mjs, which is plain JavaScript so that it also runs on its own.

export function writeBigCapture(
  path: string,
  options: { bytes: number; mix?: 'imix' | '60' | '1514'; flows?: number },
): { bytes: number; records: number }

export function parseSize(text: string): number
