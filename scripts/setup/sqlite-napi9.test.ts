import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { projectFolder } from './folders.mjs'
import { lowerToNapi9 } from './sqlite-napi9.mjs'

function copyOfTheSources() {
  const published = join(projectFolder, 'node_modules', 'better-sqlite3')
  const copy = temporaryFolder()
  for (const part of ['binding.gyp', 'src'])
    cpSync(join(published, part), join(copy, part), { recursive: true })
  return copy
}

describe('lowering better-sqlite3 to Node-API 9', () => {
  it('leaves no persistent reference to anything but objects', () => {
    const copy = copyOfTheSources()
    lowerToNapi9(copy)
    for (const file of ['helpers', 'bind-map', 'constants', 'custom-aggregate']) {
      const source = readFileSync(join(copy, 'src', 'util', `${file}.cpp`), 'utf8')
      expect(source).not.toMatch(/Napi::Reference<Napi::(String|Value)>/)
      expect(source).toContain('ValueReference<')
    }
    expect(readFileSync(join(copy, 'binding.gyp'), 'utf8')).toContain('NAPI_VERSION=9')
  })

  it('refuses sources it was not made for and says where they differ', () => {
    const copy = copyOfTheSources()
    lowerToNapi9(copy)
    expect(() => lowerToNapi9(copy)).toThrow(
      expect.objectContaining({
        name: 'SetupError',
        message: expect.stringContaining('binding.gyp holds "NAPI_VERSION=10" 0 times, not 1') as string,
      }),
    )
  })
})
