// Runs one program to its end and tells how it went. Programs come from node_modules by their own start file, so that
// a time limit ends the program itself and not a shell around it.

import { spawn } from 'node:child_process'

/**
 * @typedef {{ ok: boolean, seconds: number, output: string }} Outcome
 * @typedef {{ show?: boolean, limitMinutes?: number, env?: Record<string, string> }} RunOptions
 */

/** Path of a development tool's start file. */
export const PROGRAMS = {
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  knip: 'node_modules/knip/bin/knip.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  vite: 'node_modules/vite/bin/vite.js',
  playwright: 'node_modules/@playwright/test/cli.js',
}

/**
 * Runs a Node program. With `show` its output goes straight to the terminal; otherwise it is returned.
 * @param {string[]} command start file and arguments
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function runNode(command, options = {}) {
  return run(process.execPath, command, options)
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { show = false, limitMinutes = 10, env = {} } = {}) {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      timeout: limitMinutes * 60_000,
      killSignal: 'SIGKILL',
      env: { ...process.env, ...env },
    })
    let output = ''
    child.stdout?.on('data', (text) => {
      output += text
    })
    child.stderr?.on('data', (text) => {
      output += text
    })
    /** @param {boolean} ok */
    const end = (ok) => resolve({ ok, seconds: (performance.now() - startedAt) / 1000, output })
    child.on('error', (error) => {
      output += `${error.message}\n`
      end(false)
    })
    child.on('close', (code, signal) => {
      if (signal) output += `Ended by ${signal} after ${limitMinutes} min at most.\n`
      end(code === 0)
    })
  })
}
