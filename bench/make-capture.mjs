// A big capture from the command line: node bench/make-capture.mjs OUT.pcap 1GB [imix|700|60|1514] [flows]

import { MIXES, parseSize, writeBigCapture } from './big-capture.mjs'

const [path, size = '1GB', mix = 'imix', flows = '20000'] = process.argv.slice(2)
if (!path || !(mix in MIXES)) {
  console.error('node bench/make-capture.mjs OUT.pcap 1GB [imix|700|60|1514] [flows]')
  process.exit(64)
}
const made = writeBigCapture(path, { bytes: parseSize(size), mix, flows: Number(flows) })
console.log(`${path}: ${made.bytes} bytes, ${made.records} records`)
