import { describe, expect, it } from 'vitest'
import { lockFileFaults } from './lock-file-faults.mjs'

describe('a lock file', () => {
  it('with every package and no address has no fault', () => {
    const packages = {
      '': { dependencies: { tea: '1.0.0' }, devDependencies: { cup: '1.0.0' } },
      'node_modules/tea': {
        dependencies: { leaf: '1.0.0' },
        optionalDependencies: { '@leaf/win32': '1.0.0' },
      },
      'node_modules/tea/node_modules/leaf': { dependencies: { cup: '1.0.0' } },
      'node_modules/@leaf/win32': {},
      'node_modules/cup': {},
    }
    expect(lockFileFaults({ packages })).toEqual([])
  })

  it('must not bind a package to the registry it was installed from', () => {
    const packages = { '': {}, 'node_modules/tea': { resolved: 'https://registry.example/tea-1.0.0.tgz' } }
    expect(lockFileFaults({ packages })).toEqual(['node_modules/tea is bound to an address ("resolved")'])
  })

  it('must hold the packages of platforms it was not written on', () => {
    const packages = {
      '': { dependencies: { tea: '1.0.0' } },
      'node_modules/tea': { optionalDependencies: { 'tea-win32': '1.0.0' } },
    }
    expect(lockFileFaults({ packages })).toEqual(['tea-win32, wanted by node_modules/tea, is missing'])
  })

  it('must hold what the project itself wants', () => {
    expect(lockFileFaults({ packages: { '': { devDependencies: { cup: '1.0.0' } } } })).toEqual([
      'cup, wanted by the project, is missing',
    ])
  })

  it('must not hold what nothing wants', () => {
    expect(lockFileFaults({ packages: { '': {}, 'node_modules/tea': { extraneous: true } } })).toEqual([
      'node_modules/tea is wanted by nothing ("extraneous"), so it is never installed',
    ])
  })
})
