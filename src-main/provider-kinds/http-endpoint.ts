import { followAnswerPath, parseAnswerPath } from '../../src-shared/console'
import type { HttpProviderDraft } from '../../src-shared/console/provider-draft'
import type { Clock } from '../../src-shared/time'
import { withinDeadline } from './deadline'
import type { ExpectAnswer } from './expected-answer'
import { requestHttp } from './http-request'
import { parseJson } from './json-answer'
import { escapeJson, fillPlaceholders } from './placeholders'
import { ProviderError } from './provider-error'
import type { ProviderContext, ProviderRun } from './provider-run'

/** Asks the operator's own server, as an app asks its app server (docs/providers.md). */
export function httpEndpoint(draft: HttpProviderDraft, clock: Clock, expect: ExpectAnswer): ProviderRun {
  return ({ context, note, signal }) => {
    const url = new URL(fillPlaceholders(draft.url, context, encodeURIComponent))
    note({ method: draft.method, host: url.host })
    return withinDeadline({ clock, timeoutMs: draft.timeoutMs, signal }, async (inTime) => {
      const { method } = draft
      const { status, text } = await requestHttp({ url, method, ...content(draft, context), signal: inTime })
      note({ status })
      if (status < 200 || status > 299)
        throw new ProviderError('httpStatus', `${url.host} answered with status ${status}`)
      return expect(readAnswer(text, draft.answerPath, url.host))
    })
  }
}

function content({ method, headers, body: template }: HttpProviderDraft, context: ProviderContext) {
  const body = method === 'GET' ? '' : fillPlaceholders(template, context, escapeJson)
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  return {
    body,
    headers: body === '' || typed ? headers : { ...headers, 'Content-Type': 'application/json' },
  }
}

/** @throws ProviderError when the answer is no JSON or does not have the path; the answer is never quoted. */
function readAnswer(text: string, answerPath: string, host: string): unknown {
  const path = parseAnswerPath(answerPath)
  if (path === null || path.length === 0) return text
  const step = followAnswerPath(parseJson(text, host), path)
  if (step.found) return step.value
  throw new ProviderError('pathMissing', `the answer of ${host} has no "${step.missing}"`)
}
