import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { signServerApiCall } from '../../../src-shared/chatroom'
import type { CloudApp } from '../cloud-app'
import { OPERATION_CODE, OperationRefused } from '../operations/operation-refused'

const MS_PER_SECOND = 1000
/** How far the caller's clock may be off (domain.md §5.3). */
export const MAX_CLOCK_SKEW_SECONDS = 300

/** What a call is checked against. */
export interface AuthenticationGround {
  readonly apps: ReadonlyMap<string, CloudApp>
  readonly nowMs: number
}

/**
 * The app in whose name a call is made (domain.md §5.3).
 * @throws OperationRefused with 403 when a header is missing, the app unknown, the clock off or the checksum wrong.
 */
export function authenticate(headers: IncomingHttpHeaders, { apps, nowMs }: AuthenticationGround): CloudApp {
  const app = apps.get(header(headers, 'AppKey'))
  if (app === undefined) throw forbidden('No app has the key of the header AppKey.')
  const nonce = header(headers, 'Nonce')
  const curTimeSeconds = header(headers, 'CurTime')
  const checkSum = header(headers, 'CheckSum')
  const skewSeconds = Number(curTimeSeconds) - nowMs / MS_PER_SECOND
  if (!/^\d+$/.test(curTimeSeconds) || Math.abs(skewSeconds) > MAX_CLOCK_SKEW_SECONDS)
    throw forbidden('CurTime has to be UTC seconds, at most five minutes off.')
  const expected = signServerApiCall({ appSecret: app.appSecret, nonce, curTimeSeconds })
  if (!areEqual(checkSum, expected))
    throw forbidden('CheckSum is not the lower-case SHA-1 over app secret, Nonce and CurTime.')
  return app
}

function header(headers: IncomingHttpHeaders, name: string): string {
  const value = headers[name.toLowerCase()]
  if (typeof value !== 'string' || value === '') throw forbidden(`The header ${name} is missing.`)
  return value
}

function areEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.byteLength === b.byteLength && timingSafeEqual(a, b)
}

function forbidden(reason: string): OperationRefused {
  return new OperationRefused(OPERATION_CODE.forbidden, reason)
}
