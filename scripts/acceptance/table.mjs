/** @typedef {import('./checklist.mjs').ChecklistItem} ChecklistItem */
/** @typedef {import('./proofs.mjs').Proof} Proof */

const INTRODUCTION = `# Acceptance

What the login guide of the SDK says, item by item in our words, and what shows that it holds here. A scenario is a file that
\`roomscope run\` plays; a test says in its title which items it shows, as in \`is refused (S17, S84)\`. Letters in brackets are the
platforms of an item that does not hold for all: A Android, I iOS, P Windows and macOS, W Web, H HarmonyOS.

This page is made by \`npm run acceptance\`. \`npm run check\` fails when it is not up to date or when an item has nothing to show
for it, and \`npm test\` when of an item's scenarios and tests none has passed.
`

/**
 * The page docs/acceptance.md.
 *
 * @param {readonly ChecklistItem[]} checklist
 * @param {readonly Proof[]} proofs
 * @returns {string} Markdown
 */
export function acceptancePage(checklist, proofs) {
  const sections = [...new Set(checklist.map(({ section }) => section))]
  const parts = sections.map((section) => {
    const rows = checklist.filter((item) => item.section === section).map((item) => row(item, proofs))
    return [
      `## ${section}\n`,
      '| item | says | scenarios | tests |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n')
  })
  return `${[INTRODUCTION, ...parts].join('\n')}\n`.replace(/\n## /g, '\n\n## ').replace(/\n{3,}/g, '\n\n')
}

/**
 * @param {ChecklistItem} item
 * @param {readonly Proof[]} proofs
 */
function row({ id, platforms, text }, proofs) {
  const own = proofs.filter(({ items }) => items.includes(id))
  /** @param {Proof['kind']} kind @param {(proof: Proof) => string} show */
  const cell = (kind, show) =>
    own
      .filter((proof) => proof.kind === kind)
      .map(show)
      .join('<br>')
  const says = platforms === '' ? text : `[${platforms}] ${text}`
  const scenarios = cell('scenario', ({ file }) => link(file))
  const tests = cell('test', (proof) => `${link(proof.file)}: ${inCell(proof.title)}`)
  return `| ${id} | ${inCell(says)} | ${scenarios} | ${tests} |`
}

/** @param {string} file */
function link(file) {
  return `[${file.split('/').at(-1)}](../${file})`
}

/** @param {string} text */
function inCell(text) {
  return text.replace(/[\\|*_`<>[\]]/g, '\\$&')
}
