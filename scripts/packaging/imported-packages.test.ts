import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeFiles } from '../testing/written-files.mjs'
import { importedPackages, packageFolders, scriptsBelow } from './imported-packages.mjs'

function project(files: Readonly<Record<string, string | object>>): string {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  return folder
}

describe('the packages that built code imports', () => {
  it('are found however they are imported and quoted, each once', () => {
    const folder = project({
      'out/a.js': 'import{x}from"tea";import "cup/lid.js";const y=await import(`@leaf/green/deep`)',
      'out/deep/b.cjs': "const z=require('spoon');const tea=require('tea')",
      'out/picture.svg': 'from"milk"',
    })
    const declared = new Set(['tea', 'cup', '@leaf/green', 'spoon', 'milk'])
    expect(importedPackages(scriptsBelow(join(folder, 'out')), declared)).toEqual([
      '@leaf/green',
      'cup',
      'spoon',
      'tea',
    ])
  })

  it("are neither Node's own, nor our own files, nor words that look like an import", () => {
    const folder = project({
      'a.js': 'import"node:fs";import"fs";import"electron";import"./tea.js";q="SELECT * from\'nowhere\'"',
    })
    expect(importedPackages([join(folder, 'a.js')], new Set(['tea', 'fs', 'electron']))).toEqual([])
  })
})

describe('the folders of packages', () => {
  it('include all that is needed in turn, from where Node would take it', () => {
    const folder = project({
      'node_modules/tea/package.json': { dependencies: { leaf: '1', water: '1' } },
      'node_modules/tea/node_modules/leaf/package.json': { dependencies: { water: '1' } },
      'node_modules/leaf/package.json': { dependencies: {} },
      'node_modules/water/package.json': { dependencies: { tea: '1' } },
      'node_modules/stranger/package.json': { dependencies: {} },
    })
    expect(packageFolders(folder, ['tea'])).toEqual([
      'node_modules/tea',
      'node_modules/tea/node_modules/leaf',
      'node_modules/water',
    ])
  })

  it('cannot be told when one is not installed, which is named with who needs it', () => {
    const folder = project({ 'node_modules/tea/package.json': { dependencies: { leaf: '1' } } })
    expect(() => packageFolders(folder, ['tea'])).toThrow(
      'leaf is needed by node_modules/tea but not installed',
    )
    expect(() => packageFolders(folder, ['cup'])).toThrow('cup is needed by the app but not installed')
  })
})
