import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeCommand } from '../testing/written-files.mjs'
import { withDisplay } from './virtual-display.mjs'

/** A PATH whose X server tells display 7 on descriptor 3, writes down how it was called, and waits. */
function machineWithServer() {
  const folder = temporaryFolder()
  const note = join(folder, 'server')
  writeCommand(
    folder,
    'Xvfb',
    `echo "$$" "$@" > ${note}
     trap '/bin/rm ${note}; exit 0' TERM
     echo 7 >&3
     while true; do /bin/sleep 0.1; done`,
  )
  return { env: { PATH: folder }, note }
}

describe('a display', () => {
  it('that is there is used', async () => {
    const env = { DISPLAY: ':3' }
    expect(await withDisplay(env, (given, isVirtual) => Promise.resolve({ given, isVirtual }))).toEqual({
      given: env,
      isVirtual: false,
    })
  })

  it('is made where there is none, for the time of the work', async () => {
    const { env, note } = machineWithServer()
    const result = await withDisplay(env, (given, isVirtual) => {
      expect(isVirtual).toBe(true)
      expect(given).toMatchObject({ DISPLAY: ':7', PATH: env.PATH })
      expect(readFileSync(note, 'utf8')).toContain('-nolisten tcp')
      return Promise.resolve('seen')
    })
    expect(result).toBe('seen')
    expect(existsSync(note)).toBe(false)
  })

  it('stays when its last client goes, for one that connects in that moment', async () => {
    const { env, note } = machineWithServer()
    await withDisplay(env, () => {
      expect(readFileSync(note, 'utf8')).toContain(' -noreset ')
      return Promise.resolve()
    })
  })

  it('is closed to other users by a cookie that goes away with it', async () => {
    const { env } = machineWithServer()
    const authority = await withDisplay(env, (given) => {
      const file = String(given['XAUTHORITY'])
      expect(statSync(file).mode & 0o777).toBe(0o600)
      // Family 0xffff, no address, no display number: one entry for whichever number the server picks.
      expect(readFileSync(file).subarray(0, 6).toString('hex')).toBe('ffff00000000')
      expect(readFileSync(file, 'latin1')).toContain('MIT-MAGIC-COOKIE-1')
      return Promise.resolve(file)
    })
    expect(existsSync(authority)).toBe(false)
  })

  it('ends when the work fails', async () => {
    const { env, note } = machineWithServer()
    await expect(withDisplay(env, () => Promise.reject(new Error('crash')))).rejects.toThrow('crash')
    expect(existsSync(note)).toBe(false)
  })

  it('that does not start is told with the reason', async () => {
    const folder = temporaryFolder()
    writeCommand(folder, 'Xvfb', 'echo "(EE) no screens found" >&2; exit 1')
    const started = withDisplay({ PATH: folder }, () => Promise.resolve())
    await expect(started).rejects.toMatchObject({
      name: 'SetupError',
      message: 'The virtual display did not start: (EE) no screens found',
    })
    await expect(withDisplay({ PATH: '' }, () => Promise.resolve())).rejects.toThrow('Xvfb')
  })
})
