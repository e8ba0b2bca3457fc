import ts from 'typescript'

const CALLS = new Set(['it', 'test', 'describe'])

/**
 * The titles in the source of a test file, `describe` included, each behind those of the blocks around it. What a
 * template puts in is shown as `…`.
 *
 * @param {string} source
 * @returns {string[][]} the title itself is the last of each
 */
export function testTitles(source) {
  /** @type {string[][]} */
  const titles = []
  /** @param {ts.Node} node @param {readonly string[]} around */
  const visit = (node, around) => {
    const title = ts.isCallExpression(node) ? titleOf(node) : undefined
    const path = title === undefined ? around : [...around, title]
    if (title !== undefined) titles.push([...path])
    ts.forEachChild(node, (child) => visit(child, path))
  }
  visit(ts.createSourceFile('test.ts', source, ts.ScriptTarget.Latest, true), [])
  return titles
}

/**
 * @param {ts.CallExpression} call
 * @returns {string | undefined}
 */
function titleOf(call) {
  const [first] = call.arguments
  if (first === undefined || !CALLS.has(rootOf(call.expression))) return undefined
  if (ts.isStringLiteralLike(first)) return first.text
  if (!ts.isTemplateExpression(first)) return undefined
  return first.head.text + first.templateSpans.map(({ literal }) => `…${literal.text}`).join('')
}

/**
 * `it` of `it.each(cases)('…')`.
 *
 * @param {ts.Expression} expression
 * @returns {string}
 */
function rootOf(expression) {
  if (ts.isIdentifier(expression)) return expression.text
  if (ts.isPropertyAccessExpression(expression)) return rootOf(expression.expression)
  if (ts.isCallExpression(expression)) return rootOf(expression.expression)
  if (ts.isTaggedTemplateExpression(expression)) return rootOf(expression.tag)
  return ''
}
