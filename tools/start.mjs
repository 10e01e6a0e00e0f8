// `npm start`: builds the page if the source is newer, then serves it on this machine only. The same file also opens by
// double click; the server is for those who like a URL.

import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runNode } from './run.mjs'
import { BUILD_STEPS } from './steps.mjs'

const PAGE = resolve('dist/index.html')
const SOURCES = ['src', 'tools', 'index.html', 'vite.config.ts', 'vite.cli.config.ts', 'package-lock.json']
const FIRST_PORT = Number(process.env.PORT ?? 4173)
/** A port in use is common (a second copy); twenty in a row are not. */
const PORTS_TRIED = 20

if (isOld(PAGE)) await build()
listen(FIRST_PORT)

/** @param {string} page */
function isOld(page) {
  return !existsSync(page) || SOURCES.some((path) => newestIn(path) > statSync(page).mtimeMs)
}

/**
 * @param {string} path
 * @returns {number} time of the newest file in it, in ms
 */
function newestIn(path) {
  if (!existsSync(path)) return 0
  const stats = statSync(path)
  if (!stats.isDirectory()) return stats.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(`${path}/${name}`)))
}

async function build() {
  console.log('Building the page…')
  for (const { name, command } of BUILD_STEPS) {
    const { ok, output } = await runNode(command)
    if (ok) continue
    console.error(`${name} did not work:\n${output}`)
    process.exit(1)
  }
}

/** @param {number} port */
function listen(port) {
  const server = createServer(answer)
  server.on('error', (error) => {
    const isTaken = 'code' in error && error.code === 'EADDRINUSE'
    if (isTaken && port + 1 < FIRST_PORT + PORTS_TRIED) return listen(port + 1)
    console.error(`No server: ${error.message}. The page still opens from disk: ${PAGE}`)
    process.exit(1)
  })
  server.listen(port, '127.0.0.1', () => {
    console.log(`Egress is at http://localhost:${port}/ (Ctrl+C ends it)`)
    console.log(`or open this file by double click: ${PAGE}`)
    console.log(`                                   ${pathToFileURL(PAGE)}`)
  })
}

/** @type {import('node:http').RequestListener} */
function answer(request, response) {
  const path = (request.url ?? '/').split('?')[0]
  if (path !== '/' && path !== '/index.html') return void response.writeHead(404).end()
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    // Only a header can say this; the file's own policy cannot.
    'content-security-policy': "frame-ancestors 'none'",
  })
  createReadStream(PAGE).pipe(response)
}
