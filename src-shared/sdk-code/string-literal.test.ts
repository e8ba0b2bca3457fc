import fc from 'fast-check'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { cppLiteral, javaLiteral, objectiveCLiteral, typeScriptLiteral } from './string-literal'
import { readCpp, readJava, readObjectiveC } from './testing/literal-readers'

/** The compiler's own scanner says what a literal means. */
function readTypeScript(literal: string): string {
  const file = ts.createSourceFile('literal.ts', literal, ts.ScriptTarget.ES2023)
  const [statement] = file.statements
  if (file.statements.length !== 1 || statement === undefined || !ts.isExpressionStatement(statement)) {
    throw new Error(`${literal} is not one expression`)
  }
  if (!ts.isStringLiteral(statement.expression)) throw new Error(`${literal} is no literal`)
  return statement.expression.text
}

const LANGUAGES = [
  { language: 'Java', write: javaLiteral, read: readJava },
  { language: 'Objective-C', write: objectiveCLiteral, read: readObjectiveC },
  { language: 'C++', write: cppLiteral, read: readCpp },
  { language: 'TypeScript', write: typeScriptLiteral, read: readTypeScript },
]
const HARD_TEXTS = [
  '',
  'a "quoted" text',
  "it's",
  'back\\slash \\u000a \\n',
  'two\nlines\r\nand\ta tab',
  'comment */ // end',
  '米娅 😀 ünïcode',
  'nul\u0000 and 7 after it \u00017',
  'line\u2028separator',
  'trigraph ??/ ???"',
  ')" )x" )xx"',
  '${injected} `tick`',
]

describe.each(LANGUAGES)('a text as a literal of $language', ({ write, read }) => {
  it.each(HARD_TEXTS)('comes back: %j', (text) => {
    expect(read(write(text))).toBe(text)
  })

  it('comes back whatever it is', () => {
    const awkward = fc.string({
      unit: fc.constantFrom('"', "'", '\\', '\n', '?', ')', 'x', 'u', '0', '\u0001', '😀'),
    })
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), awkward), (text) => {
        expect(read(write(text))).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('holds no half of a character', () => {
    expect(read(write('a\ud83d!'))).toBe('a\ufffd!')
  })
})

it('leaves JSON readable in C++, and escapes what no raw literal can hold', () => {
  expect(cppLiteral('{"level":3}')).toBe('R"({"level":3})"')
  const allDelimiters = Array.from({ length: 16 }, (_, length) => `)${'x'.repeat(length)}"`).join('')
  expect(cppLiteral(allDelimiters)).toMatch(/^"/)
  expect(readCpp(cppLiteral(allDelimiters))).toBe(allDelimiters)
})
