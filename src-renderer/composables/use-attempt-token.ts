import type { InstanceSummary, TokenProviderDraft } from '../../src-shared/console'
import { V2NIMLoginAuthType } from '../../src-shared/chatroom/enums'
import { useConsole } from '../console/use-console'
import { useCloudStore } from '../stores/cloud-store'
import { useNoticesStore } from '../stores/notices-store'

/** The token that an instance logs in with, as far as the window can have it. */
export function useAttemptToken(): {
  /** As it was typed, or made anew as its provider makes it; null for what only the main process has or asks for. */
  readonly tokenOf: (instance: InstanceSummary) => Promise<string | null>
} {
  const client = useConsole()
  const cloud = useCloudStore()
  const notices = useNoticesStore()

  return {
    async tokenOf({ draft, accountId }) {
      const { appkey, authType, staticToken, tokenProvider, thirdPartyTokenProvider } = draft
      if (authType === V2NIMLoginAuthType.DEFAULT)
        return staticToken.kind === 'fixed' ? staticToken.value : null
      const isDynamic = authType === V2NIMLoginAuthType.DYNAMIC_TOKEN
      const source = sourceOf(isDynamic ? tokenProvider : thirdPartyTokenProvider)
      if (source?.kind === 'fixed') return source.value
      if (source?.kind !== 'generated' || accountId === '') return null
      const { ttlSeconds, clockOffsetSeconds, appSecret } = source
      if (appSecret === undefined && !cloud.appkeys.includes(appkey)) return null
      const input = { appkey, accountId, ttlSeconds, clockOffsetSeconds, appSecret }
      return (await notices.guard(() => client.makeAccountToken(input)))?.token ?? null
    },
  }
}

/** What a provider answers with in the end, however late. */
function sourceOf(provider: TokenProviderDraft | null) {
  if (provider?.kind !== 'fault') return provider
  return provider.fault === 'delay' ? provider.then : null
}
