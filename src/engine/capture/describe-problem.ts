// The sentences of safety.md section 10. In: a problem and the name of its capture. Out: code and sentence, the same on the
// page, in the report and on the command line.

import { grouped } from '../bytes/number-text'
import type { Problem } from './problems'

/** Never throws; numbers are grouped for people, exports carry the plain fields of the problem. */
export function describeProblem(problem: Problem, captureName: string): { code: string; message: string } {
  const name = `"${captureName}"`
  const { offset, needed, available, record, what } = problem
  const at = `byte ${grouped(offset)}`
  switch (problem.kind) {
    case 'empty':
      return { code: 'E-EMPTY', message: `${name} is empty (0 bytes).` }
    case 'not-a-capture':
      return {
        code: 'E-TYPE',
        message: `${name} is not a capture file (it starts with ${what}). Readable: pcap, pcapng, snoop, also as .gz, .zst, .lz4.`,
      }
    case 'nested':
      return {
        code: 'E-NEST',
        message: `${name} holds another compressed file (${what}); only one layer is read. Unpack it once.`,
      }
    case 'archive':
      return { code: 'E-ZIP', message: `${name} is a ${what}. Unpack it and drop the folder.` }
    case 'other-tool':
      return {
        code: 'E-KIN',
        message: `${name} is a ${what}. This tool reads pcap and pcapng. In Wireshark: File ▸ Save As ▸ pcapng.`,
      }
    case 'cut-header':
      return { code: 'E-CUTHDR', message: `${name} is too short to be a capture (${grouped(available)} bytes).` }
    case 'cut':
      return {
        code: 'E-CUT',
        message:
          `${name} stops in the middle of a ${what === 'block' ? 'block' : 'packet'} at ${at}. ` +
          `${grouped(record)} packets before it were read and are kept. Compare its size with the original.`,
      }
    case 'bad-record-length':
      return {
        code: 'E-PKTLEN',
        message:
          `Record ${grouped(record)} at ${at} of ${name} claims ${grouped(needed)} bytes. Taken as damage: ` +
          `${grouped(available)} bytes were skipped to the next whole record; packets may be missing there.`,
      }
    case 'bad-block':
      return {
        code: 'E-BLOCK',
        message:
          `Damaged block at ${at} of ${name}. Skipped ${grouped(available)} bytes to the next whole block; ` +
          'packets may be missing there.',
      }
    case 'lost':
      return {
        code: 'E-RESYNC',
        message:
          `No whole ${what} was found after ${at} of ${name}. Reading ends there; ` +
          'the packets before it are kept. Compare the file with the original.',
      }
    case 'version':
      return {
        code: 'E-VERSION',
        message: `${name}: the ${what} at ${at} is of version ${grouped(needed)}, which is not known. What it holds is left out.`,
      }
    case 'cut-compressed':
      return {
        code: 'E-GZCUT',
        message: `${name} is not complete. What it held up to ${grouped(available)} bytes unpacked was read and is kept.`,
      }
    case 'bad-compressed':
      return {
        code: 'E-GZBAD',
        message: `${name} is damaged after ${grouped(available)} bytes unpacked. What came before was read and is kept.`,
      }
    case 'bomb':
      return {
        code: 'E-BOMB',
        message:
          `${name} has unpacked to ${grouped(available)} bytes, far more than a capture of its size holds. ` +
          'Reading of it stopped there; what came before is kept. Unpack it by hand if you trust it.',
      }
    case 'unknown-interface':
      return {
        code: 'E-SHB',
        message: `${name}: ${grouped(needed)} packets refer to an interface that the file never describes. They are not used.`,
      }
    case 'link-type':
      return {
        code: 'E-LINK',
        message: `${name} holds ${what}: ${grouped(needed)} packets counted, not analysed.`,
      }
    case 'unreadable':
      return {
        code: 'E-PERM',
        message: `${name} may not be read (system rights, or it is gone). Drop it again by hand.`,
      }
    case 'changed':
      return {
        code: 'E-CHANGED',
        message:
          `${name} changed while it was being read (still capturing?). What was read up to ${at} is kept. ` +
          'Stop the capture, then drop it again.',
      }
    case 'same-file':
      return { code: 'E-DUP', message: `${name} has the same content as "${what}"; counted once.` }
    case 'in-case':
      return {
        code: 'E-DUP',
        message: `${name} is in the case already (as "${what}"): its packets can be carved, its numbers are not counted again.`,
      }
    case 'in-case-by-name':
      return {
        code: 'E-DUP',
        message:
          `${name} is in the case already (as "${what}", of the same size): its packets can be carved, its numbers are not counted ` +
          'again. If it is another capture, rename it and drop it again.',
      }
    case 'other-content':
      return {
        code: 'E-CASEFILES',
        message:
          `${name} has the name and size of a capture of this case but other content: its ends differ. It was not counted, and is not ` +
          'carved from. If it is another capture, rename it and drop it again.',
      }
    case 'memory':
      return {
        code: 'E-MEM',
        message:
          `The browser gave no more memory while ${name} was added: ${grouped(needed)} bytes of it from ${at} on may be missing. ` +
          'Set a smaller memory budget, so that small rows are summed earlier, and read it as a new case.',
      }
    case 'stopped':
      return { code: 'E-STOP', message: `${name} was stopped at ${at}. What was read is kept.` }
    case 'reader':
      return {
        code: 'E-POISON',
        message: `Our mistake: ${name} stops the reader near ${at} (${what}). It was set aside; what was read is kept.`,
      }
  }
}
