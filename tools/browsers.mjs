// Finds the two browsers (and tshark and tcpdump, which tests compare with). On a fresh Debian machine as root they are installed;
// anywhere else it says what to install.

import { existsSync } from 'node:fs'
import { run } from './run.mjs'

const WANTED = [
  { what: 'chromium', path: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', isBrowser: true },
  { what: 'firefox-esr', path: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr', isBrowser: true },
  { what: 'tshark', path: '/usr/bin/tshark', isBrowser: false },
  { what: 'tcpdump', path: '/usr/bin/tcpdump', isBrowser: false },
]
const INSTALL = 'apt-get install -y --no-install-recommends'

/** Installs what is missing where that can be done; returns whether both browsers are there. */
export async function provideBrowsers() {
  const missing = WANTED.filter(({ path }) => !existsSync(path)).map(({ what }) => what)
  if (missing.length === 0) return true
  console.log(`Not on this machine: ${missing.join(', ')}.`)
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await install(missing)
  const stillMissing = WANTED.filter(({ path }) => !existsSync(path))
  if (stillMissing.length > 0) explain(stillMissing.map(({ what }) => what))
  return !stillMissing.some(({ isBrowser }) => isBrowser)
}

/** @param {string[]} names */
async function install(names) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`Installing ${names.join(', ')} with apt-get; this takes a minute or two.`)
  await run('apt-get', ['update', '-q'], { env })
  const { ok, output } = await run('apt-get', [...INSTALL.split(' ').slice(1), ...names], { env })
  if (!ok) console.log(output.trimEnd().split('\n').slice(-10).join('\n'))
}

/** @param {string[]} names */
function explain(names) {
  console.log(`To install: sudo apt-get update && sudo ${INSTALL} ${names.join(' ')}`)
  console.log('Browsers elsewhere are named by CHROMIUM_PATH and FIREFOX_PATH.')
}
