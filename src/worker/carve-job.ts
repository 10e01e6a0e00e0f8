// Carving in the browser. In: files of the case, what to look for and where. Out: the carved capture as Blobs, or in a file that the user
// chose. A carving that is ended leaves nothing: its parts are dropped, its file is never closed.

import { type ByteSink, type CarveProgress, carve } from '../export/index'
import { againFile } from './capture-places'
import type { CarveJob, CarveResult } from './contract'

/** A Blob larger than this is one that some browser cannot make. */
const PART_BYTES = 1_000_000_000
/** Bytes that are held before they are put into a Blob, which may lie on disk. */
const HELD_BYTES = 8 << 20

export async function carveJob(
  job: CarveJob,
  seed: Uint32Array,
  onProgress: (progress: CarveProgress) => void,
): Promise<CarveResult> {
  const parts: Blob[] = []
  const { target } = job
  const outcome = await carve(
    {
      keys: job.keys,
      part: job.part,
      about: job.about,
      application: 'Egress',
      isHashed: job.isHashed,
      redaction: job.redaction,
      partBytes: target === null ? PART_BYTES : Number.POSITIVE_INFINITY,
      seed,
    },
    job.sources.map(({ name, file, ranges, firstSeconds }) => ({ file: againFile(name, file), ranges, firstSeconds })),
    {
      open: async () => (target === null ? blobSink(parts) : fileSink(await target.createWritable())),
      // Ending the worker ends the carving.
      isStopped: () => false,
      onProgress,
    },
  )
  return { outcome, parts }
}

function blobSink(parts: Blob[]): ByteSink {
  let blob = new Blob([])
  let held: BlobPart[] = []
  let heldBytes = 0
  const settle = (): void => {
    blob = new Blob([blob, ...held], { type: 'application/vnd.tcpdump.pcap' })
    held = []
    heldBytes = 0
  }
  return {
    async write(bytes) {
      held.push(bytes.slice())
      heldBytes += bytes.length
      if (heldBytes >= HELD_BYTES) settle()
    },
    async close() {
      settle()
      parts.push(blob)
    },
    async abort() {
      held = []
    },
  }
}

/** The browser puts the file in its place when it is closed, and drops what was written when it is aborted. */
function fileSink(stream: FileSystemWritableFileStream): ByteSink {
  return {
    write: (bytes) => stream.write(bytes.slice()),
    close: () => stream.close(),
    abort: () => stream.abort(),
  }
}
