/**
 * Runs in the sandbox before the script: gives it `fetch` and `console`, built on the two host functions, and takes
 * those away.
 */
export const SCRIPT_PRELUDE = `
{
  const { hostRequest, hostLog } = globalThis
  delete globalThis.hostRequest
  delete globalThis.hostLog

  const show = (value) => {
    if (typeof value === 'string') return value
    try {
      return JSON.stringify(value) ?? String(value)
    } catch {
      return String(value)
    }
  }
  const log = (...values) => hostLog(values.map(show).join(' '))
  globalThis.console = { log, info: log, warn: log, error: log, debug: log }

  globalThis.fetch = async (url, { method = 'GET', headers = {}, body = '' } = {}) => {
    const answer = await hostRequest(String(url), JSON.stringify({ method, headers, body }))
    const { status, text } = JSON.parse(answer)
    return {
      status,
      ok: status >= 200 && status < 300,
      text: async () => text,
      json: async () => JSON.parse(text),
    }
  }
}
`
