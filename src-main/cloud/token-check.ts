import {
  isTimeInSeconds,
  readDynamicToken,
  verifyDynamicToken,
  type DynamicTokenFault,
} from '../../src-shared/chatroom'
import type { LoginPolicy, WorldAccount } from '../../src-shared/console/world'
import { passed, refuse, skip, type CheckVerdict } from './check-verdict'
import type { LoginAttempt } from './login-checks'

/** How far in the future the making of a dynamic token may lie, for clocks that differ. */
const TOLERATED_SKEW_MS = 60_000

type TokenAttempt = Pick<LoginAttempt, 'app' | 'account' | 'login' | 'nowMs'>

/** Judges the token of a login by its auth type; with a third-party callback it is not the cloud's to judge. */
export function judgeToken(policy: LoginPolicy | undefined, attempt: TokenAttempt): CheckVerdict {
  const { app, account, login, nowMs } = attempt
  if (policy === 'static') return judgeStaticToken(login.token, account)
  if (policy !== 'dynamic') return skip('The third-party server decides, the cloud compares no token.')
  const verdict = verifyDynamicToken(login.token, {
    appkey: login.appkey,
    appSecret: app?.appSecret ?? '',
    accountId: login.accountId,
    nowMs,
    toleratedSkewMs: TOLERATED_SKEW_MS,
  })
  if (verdict.ok) return passed
  const isInSeconds = verdict.fields !== null && isTimeInSeconds(verdict.fields)
  return refuse(dynamicTokenFaults[verdict.fault], isInSeconds ? { timeUnit: 's' } : {})
}

function judgeStaticToken(token: string, account: WorldAccount | undefined): CheckVerdict {
  if (token === account?.token) return passed
  return refuse(
    readDynamicToken(token).ok
      ? 'A dynamic token was given where auth type 0 expects the static token of the account.'
      : 'The static token is not the one that the account has now.',
  )
}

const dynamicTokenFaults: Readonly<Record<DynamicTokenFault, string>> = {
  notBase64: 'The dynamic token is not base64 text. Was a static token given with auth type 1?',
  notJson:
    'The dynamic token decodes to something that is not JSON. Was a static token given with auth type 1?',
  missingField: 'The dynamic token lacks a text signature or whole numbers curTime and ttl.',
  wrongSignature:
    'The signature of the dynamic token does not match: it was made for another app key, account or app secret.',
  expired: 'The dynamic token has expired: curTime plus ttl lies in the past.',
  fromTheFuture: 'The dynamic token was made in the future: compare the clocks, curTime is in milliseconds.',
}
