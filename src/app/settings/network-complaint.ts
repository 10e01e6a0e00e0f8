import { readInside } from '../../verdict/index'

/** What is wrong with the networks, as a sentence; '' when all are good. */
export function networkComplaint(inside: string[]): string {
  const read = readInside(inside)
  return read.ok ? '' : read.complaint.message
}
