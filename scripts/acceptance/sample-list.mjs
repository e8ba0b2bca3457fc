/** @typedef {import('./scenarios.mjs').SampleScenario} SampleScenario */

const INTRODUCTION = `# Sample scenarios

One file for each way a login can go that is worth a test; \`roomscope run resources/scenarios\` plays them all, and a file alone is
a good start for one of your own. How to read and write them: [scenarios](../../docs/scenarios.md). The items are those of the
[acceptance page](../../docs/acceptance.md).

This page is made by \`npm run acceptance\`.
`

/**
 * The page resources/scenarios/README.md.
 *
 * @param {readonly SampleScenario[]} samples
 * @returns {string} Markdown
 */
export function sampleListPage(samples) {
  const rows = samples.map(({ file, name, description, items }) => {
    const fileName = file.split('/').at(-1) ?? file
    const says = `**${inCell(name)}.** ${inCell(description)}`
    return `| [${fileName}](${fileName}) | ${says} | ${items.join(', ')} |`
  })
  return [INTRODUCTION, '| file | scenario | items |', '| --- | --- | --- |', ...rows, ''].join('\n')
}

/** @param {string} text */
function inCell(text) {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[\\|*_`<>[\]]/g, '\\$&')
}
