import { resolve } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { DEFAULT_SDK_CODE_OPTIONS, generateSdkCode, WEB_RUNTIMES } from '.'
import { LOGIN_CASES, LOGIN_CASE_NAMES, LOGIN_WITH_EVERYTHING } from './testing/cases'

const drafts = [
  ...LOGIN_CASE_NAMES.map((name) => ({ name, draft: LOGIN_CASES[name] })),
  { name: 'everything', draft: LOGIN_WITH_EVERYTHING },
]

it("fits the vendor's typings in every case", () => {
  const sources = WEB_RUNTIMES.flatMap((webRuntime) =>
    [true, false].flatMap((imLoggedIn) =>
      drafts.map(({ name, draft }): [string, string] => {
        const options = { ...DEFAULT_SDK_CODE_OPTIONS, webRuntime, imLoggedIn }
        const { text } = generateSdkCode(draft, 'web', options)
        return [`${webRuntime}-${name}-${imLoggedIn ? 'im' : 'server'}.ts`, text]
      }),
    ),
  )
  expect(typeProblems(Object.fromEntries(sources))).toEqual([])
})

it('would notice a parameter that the SDK does not have, and a provider of the wrong kind', () => {
  const { text } = generateSdkCode(LOGIN_CASES.dynamic, 'web')
  const problems = typeProblems({
    'unknown.ts': text.replace('timeout: 60', 'timeOut: 60'),
    'response.ts': text.replace('await response.text()', 'response'),
    'noLinks.ts': text.replace(/linkProvider: .*=>\n.*\n/, ''),
  })
  const faulty = problems.map((problem) => /generated-(\w+)/.exec(problem)?.[1])
  expect([...new Set(faulty)].sort()).toEqual(['noLinks', 'response', 'unknown'])
})

/** Names that the typings take from a package which is not installed, and those of hosts other than a browser. */
const SURROUNDINGS = `
declare module 'eventemitter3' {
  export type ArgumentMap<T extends object> = {
    [K in keyof T]: T[K] extends (...args: infer A) => void ? A : T[K] extends unknown[] ? T[K] : unknown[]
  }
}
interface HostRequest {
  url: string
  method: 'POST'
  header: Record<string, string>
  data: string
  dataType: string
  success: (response: { statusCode: number; data: unknown }) => void
  fail: (reason: unknown) => void
}
declare const uni: { request(options: HostRequest): void }
declare const wx: { request(options: HostRequest): void }
`

/**
 * Compiles texts against the vendor's typings, all in one program.
 * @param sources by file name.
 * @returns what the compiler complains about in them, as `file:line message`.
 */
function typeProblems(sources: Readonly<Record<string, string>>): string[] {
  const texts = new Map(
    [...Object.entries(sources), ['surroundings.d.ts', SURROUNDINGS] as const].map(([name, text]) => [
      resolve(`generated-${name}`),
      text,
    ]),
  )
  const options: ts.CompilerOptions = {
    ...{ strict: true, noUnusedLocals: true, noEmit: true, skipLibCheck: true, types: [] },
    ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
    ...{ moduleResolution: ts.ModuleResolutionKind.Bundler, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] },
  }
  const disk = ts.createCompilerHost(options)
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (name) => texts.has(resolve(name)) || disk.fileExists(name),
    readFile: (name) => texts.get(resolve(name)) ?? disk.readFile(name),
    getSourceFile: (name, target, ...rest) => {
      const text = texts.get(resolve(name))
      return text === undefined
        ? disk.getSourceFile(name, target, ...rest)
        : ts.createSourceFile(name, text, target)
    },
  }
  const program = ts.createProgram([...texts.keys()], options, host)
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line + 1
    return `${file?.fileName ?? ''}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
  })
}
