import { makeDynamicToken } from '../../../src-shared/chatroom'
import type { Clock } from '../../../src-shared/time'
import type { V2NIMChatroomEnterParams } from '../../client'
import { APP_SECRET } from '../../cloud/testing/test-cloud'
import type { LoginPlan, ProviderAnswer, ProviderPlan } from './scenario'

export interface EnterPlanContext {
  readonly clock: Clock
  readonly addresses: readonly string[]
  /** Told each call of a provider with the arguments it was given. */
  readonly onAsk: (provider: string, values: readonly string[]) => void
}

type ProviderFunction = (...values: string[]) => unknown

const DEFAULT_PARAMS = { accountId: 'alice', token: 'token-alice' }

/** The parameters of enter() for a plan; wrong ones stay wrong. */
export function toEnterParams(plan: LoginPlan, context: EnterPlanContext): V2NIMChatroomEnterParams {
  const { params = DEFAULT_PARAMS, linkProvider = { returns: context.addresses } } = plan
  return {
    linkProvider: toProvider('linkProvider', linkProvider, context),
    ...toLoginOption(plan, context),
    ...params,
  } as unknown as V2NIMChatroomEnterParams
}

function toLoginOption(
  { authType, tokenProvider, loginExtensionProvider }: LoginPlan,
  context: EnterPlanContext,
): { loginOption?: object } {
  const option = {
    ...(authType === undefined ? {} : { authType }),
    ...(tokenProvider ? { tokenProvider: toProvider('tokenProvider', tokenProvider, context) } : {}),
    ...(loginExtensionProvider
      ? { loginExtensionProvider: toProvider('loginExtensionProvider', loginExtensionProvider, context) }
      : {}),
  }
  return Object.keys(option).length === 0 ? {} : { loginOption: option }
}

function toProvider(name: string, plan: ProviderPlan, context: EnterPlanContext): ProviderFunction {
  const answers: readonly ProviderAnswer[] = isList(plan) ? plan : [plan]
  let calls = 0
  return (...values) => {
    context.onAsk(name, values)
    const answer = answers[Math.min(calls++, answers.length - 1)] ?? 'neverAnswers'
    return give(answer, values, context.clock)
  }
}

function give(answer: ProviderAnswer, values: readonly string[], clock: Clock): unknown {
  if (answer === 'neverAnswers') return new Promise(() => undefined)
  if ('returns' in answer) return answer.returns
  if ('throws' in answer) throw new Error(answer.throws)
  const [appkey = '', , accountId = ''] = values
  const appSecret = answer.dynamicToken === 'valid' ? APP_SECRET : 'another secret'
  return makeDynamicToken({ appkey, appSecret, accountId, curTimeMs: clock.wallMs(), ttlSeconds: 600 })
}

function isList(plan: ProviderPlan): plan is readonly ProviderAnswer[] {
  return Array.isArray(plan)
}
