// An exercise of one question, for the stories that bring packs of their own.

import { createHash } from 'node:crypto'
import { type NamedFile, namedFile } from './captures'

/** The capture as a pack describes it: by name without folder, bytes and SHA-256. */
const described = ({ name, buffer }: NamedFile) => ({
  name: name.split('/').pop(),
  sha256: createHash('sha256').update(buffer).digest('hex'),
  bytes: buffer.length,
})

/** Who sends is asked, and `senders` is right. `change` stands in place of the fields that it names. */
export function packFile(name: string, captures: NamedFile[], senders: string[], change: object = {}): NamedFile {
  const pack = {
    packFormat: 'exfil-scenario/1',
    id: 'two-days',
    title: 'Two days',
    version: '1.0.0',
    captures: captures.map(described),
    network: { internal: ['10.0.0.0/8'] },
    truth: { verdict: 'none', flows: [] },
    questions: [
      {
        id: 'q1',
        kind: 'hostSet',
        prompt: 'Who is likely sending data?',
        points: 100,
        accept: [{ values: senders, credit: 1 }],
        feedback: { right: 'It sent most.', wrong: 'Look again.' },
      },
    ],
    ...change,
  }
  return namedFile(name, JSON.stringify(pack))
}
