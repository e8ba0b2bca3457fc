// npm run acceptance: writes docs/acceptance.md. With --check it writes nothing, and fails where the page is not up to
// date or an item has nothing to show for it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readChecklist } from './acceptance/checklist.mjs'
import { coverageFaults } from './acceptance/faults.mjs'
import { findProofs } from './acceptance/proofs.mjs'
import { acceptancePage } from './acceptance/table.mjs'
import { runScript } from './launch/script.mjs'
import { projectFolder } from './setup/folders.mjs'

await runScript(async (reporter) => {
  const checklist = readChecklist()
  const proofs = findProofs(projectFolder)
  const page = acceptancePage(checklist, proofs)
  const file = join(projectFolder, 'docs', 'acceptance.md')
  const faults = coverageFaults(checklist, proofs)
  if (!process.argv.includes('--check')) writeFileSync(file, page)
  else if (readFileSync(file, 'utf8') !== page)
    faults.unshift('docs/acceptance.md is old: npm run acceptance')
  for (const fault of faults) reporter.say(`✗ ${fault}`)
  return faults.length === 0 ? 0 : 1
})
