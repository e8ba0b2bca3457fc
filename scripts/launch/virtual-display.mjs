import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SetupError } from '../setup/setup-error.mjs'
import { hasDisplay } from '../setup/system-libraries.mjs'

const SCREEN = '1600x1000x24'
const FAMILY_WILD = 0xffff
const COOKIE_NAME = 'MIT-MAGIC-COOKIE-1'

/**
 * Runs `work` with an environment in which windows open: the given one where there is a display, else
 * that of an X server in memory, which ends together with the work.
 *
 * @template T
 * @param {NodeJS.ProcessEnv} env
 * @param {(env: NodeJS.ProcessEnv, isVirtual: boolean) => Promise<T>} work
 * @returns {Promise<T>}
 * @throws {SetupError} when the X server does not start
 */
export async function withDisplay(env, work) {
  if (hasDisplay(env)) return work(env, false)
  const folder = mkdtempSync(join(tmpdir(), 'roomscope-display-'))
  try {
    const authorityFile = join(folder, 'Xauthority')
    writeFileSync(authorityFile, authorityEntry(randomBytes(16)), { mode: 0o600 })
    const server = await startServer(authorityFile, env)
    const kill = () => server.process.kill()
    process.once('exit', kill)
    try {
      return await work({ ...env, DISPLAY: server.display, XAUTHORITY: authorityFile }, true)
    } finally {
      process.off('exit', kill)
      kill()
      await server.ended
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @typedef {object} DisplayServer
 * @property {import('node:child_process').ChildProcess} process
 * @property {string} display what clients take for DISPLAY
 * @property {Promise<void>} ended
 */

/**
 * Starts an X server that picks a free display number itself and tells it once clients may connect.
 *
 * @param {string} authorityFile
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<DisplayServer>}
 */
function startServer(authorityFile, env) {
  // By itself an X server starts anew when its last client goes, and throws out whoever connects meanwhile: an app that
  // starts while another one ends would find no display.
  const lasting = ['-noreset', '-nolisten', 'tcp']
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, ...lasting, '-auth', authorityFile]
  // In a group of its own: an interrupt from the keyboard is for the app, which still needs its display.
  const child = spawn('Xvfb', args, { env, detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  const [, , errors, displayNumber] = child.stdio
  return new Promise((resolve, reject) => {
    let complaint = ''
    errors?.on('data', (text) => (complaint += String(text)))
    child.once('error', (error) => reject(displayFailed(error.message)))
    /** @type {Promise<void>} */
    const ended = new Promise((end) => child.once('close', () => end()))
    void ended.then(() => reject(displayFailed(complaint)))
    displayNumber?.once('data', (text) =>
      resolve({ process: child, display: `:${String(text).trim()}`, ended }),
    )
  })
}

/** @param {string} reason */
function displayFailed(reason) {
  return new SetupError(`The virtual display did not start: ${reason.trim()}`, [
    'npm run setup',
    'or set DISPLAY to a display of yours',
  ])
}

/**
 * One entry of an Xauthority file, valid for any host and display: without the cookie in it nobody else
 * on this machine can look at the windows.
 *
 * @param {Buffer} cookie
 */
function authorityEntry(cookie) {
  const anyAddress = sized(Buffer.alloc(0))
  const anyDisplay = sized(Buffer.alloc(0))
  return Buffer.concat([
    uint16(FAMILY_WILD),
    anyAddress,
    anyDisplay,
    sized(Buffer.from(COOKIE_NAME)),
    sized(cookie),
  ])
}

/** @param {Buffer} bytes */
function sized(bytes) {
  return Buffer.concat([uint16(bytes.length), bytes])
}

/** @param {number} value */
function uint16(value) {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}
