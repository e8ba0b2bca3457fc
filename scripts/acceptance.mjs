// npm run acceptance: writes docs/acceptance.md and the list of the sample scenarios. With --check it writes nothing, and
// fails where a page is not up to date or an item has nothing to show for it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readChecklist } from './acceptance/checklist.mjs'
import { coverageFaults } from './acceptance/faults.mjs'
import { findProofs } from './acceptance/proofs.mjs'
import { sampleListPage } from './acceptance/sample-list.mjs'
import { readSamples } from './acceptance/scenarios.mjs'
import { acceptancePage } from './acceptance/table.mjs'
import { runScript } from './launch/script.mjs'
import { projectFolder } from './setup/folders.mjs'

await runScript(async (reporter) => {
  const checklist = readChecklist()
  const proofs = findProofs(projectFolder)
  const pages = {
    'docs/acceptance.md': acceptancePage(checklist, proofs),
    'resources/scenarios/README.md': sampleListPage(readSamples(projectFolder)),
  }
  const faults = coverageFaults(checklist, proofs)
  for (const [name, page] of Object.entries(pages)) {
    const file = join(projectFolder, name)
    const upToDate = existsSync(file) && readFileSync(file, 'utf8') === page
    if (!process.argv.includes('--check')) writeFileSync(file, page)
    else if (!upToDate) faults.unshift(`${name} is not up to date: npm run acceptance`)
  }
  for (const fault of faults) reporter.say(`✗ ${fault}`)
  return faults.length === 0 ? 0 : 1
})
