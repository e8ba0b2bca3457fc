import { expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeFiles } from '../testing/written-files.mjs'
import { sampleListPage } from './sample-list.mjs'
import { readSamples } from './scenarios.mjs'

it('lists each scenario with what it says of itself', () => {
  const folder = temporaryFolder()
  writeFiles(folder, {
    'resources/scenarios/kick.yaml':
      'name: Kicked\ndescription: >-\n  By a\n  manager | or not.\nitems: [S1, S5]\n',
    'resources/scenarios/README.md': 'no scenario',
  })
  expect(sampleListPage(readSamples(folder))).toContain(
    '| [kick.yaml](kick.yaml) | **Kicked.** By a manager \\| or not. | S1, S5 |\n',
  )
})

it('names the file that is no YAML', () => {
  const folder = temporaryFolder()
  writeFiles(folder, { 'resources/scenarios/kick.yaml': 'name: [Kicked' })
  expect(() => readSamples(folder)).toThrow('resources/scenarios/kick.yaml: ')
})
