import type { JsonObject } from '../../../src-shared/console'
import type { ProviderContext, ProviderRun } from '../provider-run'

export const CONTEXT: ProviderContext = { roomId: '36', accountId: 'al "ice"&b', appkey: 'demo-app' }

/** Calls a run once; `notes` is what it told for the record. */
export function callRun(
  run: ProviderRun,
  { signal = new AbortController().signal, context = CONTEXT } = {},
): { readonly answer: Promise<unknown>; readonly notes: JsonObject } {
  const notes: JsonObject = {}
  const note = (details: JsonObject) => void Object.assign(notes, details)
  return { answer: run({ context, signal, note }), notes }
}
