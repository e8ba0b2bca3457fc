import { describe, expect, it } from 'vitest'
import { coverageFaults } from './faults.mjs'
import { acceptancePage } from './table.mjs'
import type { Proof } from './proofs.mjs'

const checklist = ['S1', 'S2'].map((id) => ({
  id,
  section: 'Doors',
  platforms: '',
  text: `${id} holds | always`,
}))
const proof = (items: string[], kind: Proof['kind'] = 'test'): Proof => ({
  kind,
  file: kind === 'test' ? 'src-main/door.test.ts' : 'resources/scenarios/door.yaml',
  title: 'a door › opens',
  items,
})

describe('the coverage of the checklist', () => {
  it('has no fault when a test or a scenario shows each item', () => {
    expect(coverageFaults(checklist, [proof(['S1']), proof(['S2'], 'scenario')])).toEqual([])
  })

  it('names an item that nothing shows, and a name that is no item', () => {
    expect(coverageFaults(checklist, [proof(['S1', 'S192'])])).toEqual([
      'src-main/door.test.ts: "a door › opens" names S192, which is no item of the checklist',
      'S2 is shown by no test and no scenario: S2 holds | always',
    ])
  })
})

describe('the page', () => {
  it('has a row for each item with links to what shows it', () => {
    const page = acceptancePage(checklist, [proof(['S1']), proof(['S1', 'S2'], 'scenario')])
    expect(page).toContain('\n## Doors\n')
    expect(page).toContain(
      '| S1 | S1 holds \\| always | [door.yaml](../resources/scenarios/door.yaml) | [door.test.ts](../src-main/door.test.ts): a door › opens |',
    )
    expect(page).toContain('| S2 | S2 holds \\| always | [door.yaml](../resources/scenarios/door.yaml) |  |')
  })
})
