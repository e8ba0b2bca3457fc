import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeFiles } from '../testing/written-files.mjs'
import { findProofs } from './proofs.mjs'

function projectWith(files: Record<string, string>) {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  return folder
}

describe('what shows the items', () => {
  it('are tests by their titles, tables beside them, and scenarios', () => {
    const folder = projectWith({
      'src-main/door.test.ts': `describe('a door', () => { it('opens (S1, S2)', () => {}); it('creaks', () => {}) })`,
      'src-main/door.ts': `// it('is no test (S9)')`,
      'src-shared/code.test.ts': `import { ITEMS } from './testing/items'\nit.each(ITEMS)('shows it ($id)', () => {})`,
      'src-shared/testing/items.ts': `export const ITEMS = [{ id: 'S3' }, { id: 'S4' }, { id: 'S3' }]`,
      'resources/scenarios/kicked.yaml': 'name: Kicked by the manager\nitems: [S1, S5]\n',
    })
    expect(findProofs(folder)).toEqual([
      {
        kind: 'scenario',
        file: 'resources/scenarios/kicked.yaml',
        title: 'Kicked by the manager',
        items: ['S1', 'S5'],
      },
      { kind: 'test', file: 'src-shared/code.test.ts', title: 'shows it', items: ['S3', 'S4'] },
      { kind: 'test', file: 'src-main/door.test.ts', title: 'a door › opens', items: ['S1', 'S2'] },
    ])
  })

  it('are refused with their file where a title names something misspelt', () => {
    const folder = projectWith({ 'e2e/door.spec.ts': `test('opens (S1,S2)', () => {})` })
    expect(() => findProofs(folder)).toThrow('e2e/door.spec.ts: "(S1,S2)" names no items')
  })
})
