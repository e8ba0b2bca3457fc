import type { AnnotationKey } from './code-annotation'
import type { CodeWriter } from './code-writer'

/** What runs the code of the Web platform. */
export const WEB_RUNTIMES = ['browser', 'uniApp', 'miniProgram'] as const
export type WebRuntime = (typeof WEB_RUNTIMES)[number]

/**
 * A function that asks the app's server and answers with the text, by the means that the runtime has.
 * @param answerMarks what is said about the line that answers.
 */
export function writeWebRequest(
  code: CodeWriter,
  runtime: WebRuntime,
  answerMarks: readonly AnnotationKey[],
): void {
  switch (runtime) {
    case 'browser':
      return writeFetch(code, answerMarks)
    case 'uniApp':
      return writeCallbackRequest(code, 'uni', answerMarks)
    case 'miniProgram':
      return writeCallbackRequest(code, 'wx', answerMarks)
  }
}

function writeFetch(code: CodeWriter, answerMarks: readonly AnnotationKey[]): void {
  code.open('async function askAppServer(what: string, question: Question): Promise<string> {')
  code.block(
    'const response = await fetch(`${APP_SERVER}/${what}`, {',
    [
      "method: 'POST',",
      "headers: { 'Content-Type': 'application/json' },",
      'body: JSON.stringify(question),',
    ],
    '})',
  )
  code.line('if (!response.ok) throw new Error(`${what}: HTTP ${response.status}`)')
  code.line('return await response.text()', ...answerMarks)
  code.close()
  code.gap()
}

function writeCallbackRequest(
  code: CodeWriter,
  host: 'uni' | 'wx',
  answerMarks: readonly AnnotationKey[],
): void {
  code.open('function askAppServer(what: string, question: Question): Promise<string> {')
  code.open('return new Promise((resolve, reject) => {')
  code.open(`${host}.request({`)
  code.line('url: `${APP_SERVER}/${what}`,')
  code.line("method: 'POST',")
  code.line("header: { 'Content-Type': 'application/json' },")
  code.line('data: JSON.stringify(question),')
  code.line("dataType: 'text',")
  code.open('success: (response) => {')
  code.line('if (response.statusCode === 200) resolve(String(response.data))', ...answerMarks)
  code.line('else reject(new Error(`${what}: HTTP ${response.statusCode}`))')
  code.close('},')
  code.line('fail: reject,')
  code.close('})')
  code.close('})')
  code.close()
  code.gap()
}
