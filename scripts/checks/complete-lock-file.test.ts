import { describe, expect, it } from 'vitest'
import { completeLockFile } from './complete-lock-file.mjs'
import { type LockFileEntry, lockFileFaults } from './lock-file-faults.mjs'

const lockFile = (): { packages: Record<string, LockFileEntry> } => ({
  packages: {
    '': { devDependencies: { tool: '1.0.0' } },
    'node_modules/tool': {
      version: '1.0.0',
      dev: true,
      optionalDependencies: {
        'tool-linux-x64': '1.0.0',
        'tool-darwin-arm64': '1.0.0',
        'tool-wasm32-wasi': '1.0.0',
      },
    },
    'node_modules/tool-linux-x64': {
      version: '1.0.0',
      dev: true,
      optional: true,
      os: ['linux'],
      cpu: ['x64'],
    },
  },
})

describe('completing a lock file', () => {
  it('adds what other platforms need, bound to those platforms', () => {
    const file = lockFile()
    expect(completeLockFile(file)).toEqual([
      'node_modules/tool-darwin-arm64',
      'node_modules/tool-wasm32-wasi',
    ])
    expect(file.packages).toMatchObject({
      'node_modules/tool-darwin-arm64': {
        version: '1.0.0',
        os: ['darwin'],
        cpu: ['arm64'],
        optional: true,
        dev: true,
      },
      'node_modules/tool-wasm32-wasi': { version: '1.0.0', cpu: ['wasm32'], optional: true },
    })
    expect(lockFileFaults(file)).toEqual([])
  })

  it('changes nothing when nothing is missing', () => {
    const file = lockFile()
    completeLockFile(file)
    const before = JSON.stringify(file)
    expect(completeLockFile(file)).toEqual([])
    expect(JSON.stringify(file)).toBe(before)
  })
})
