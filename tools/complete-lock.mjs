// Run after npm changed package-lock.json: `node tools/complete-lock.mjs`. npm leaves out the binaries of other systems
// when its registry cannot show them, and `npm ci` then refuses the lock file as out of step. Each one is named here by
// the exact version that its parent asks for; it has no integrity, because nothing of it was seen.

import { readFileSync, writeFileSync } from 'node:fs'

const LOCK = 'package-lock.json'
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

const lock = JSON.parse(readFileSync(LOCK, 'utf8'))
let added = 0

for (const parent of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(parent.optionalDependencies ?? {})) {
    const isExact = /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)
    if (!isExact || lock.packages[`node_modules/${name}`]) continue
    lock.packages[`node_modules/${name}`] = entry(name, version, parent.dev)
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(LOCK, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} packages of other systems were added to ${LOCK}.`)

/**
 * @param {string} name
 * @param {string} version
 * @param {boolean | undefined} dev
 */
function entry(name, version, dev) {
  const parts = name.split(/[/-]/)
  const system = SYSTEMS.filter((each) => parts.includes(each))
  const processor = PROCESSORS.filter((each) => parts.includes(each) || (each === 'arm' && /arm-/.test(`${name}-`)))
  return {
    version,
    ...(processor.length > 0 ? { cpu: processor.slice(0, 1) } : {}),
    ...(dev ? { dev: true } : {}),
    ...(parts.some((part) => part.startsWith('musl')) ? { libc: ['musl'] } : {}),
    ...(parts.some((part) => part.startsWith('gnu')) ? { libc: ['glibc'] } : {}),
    optional: true,
    ...(system.length > 0 ? { os: system } : {}),
  }
}
