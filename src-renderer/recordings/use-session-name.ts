import { useI18n } from 'vue-i18n'
import type { SessionSummary } from '../../src-shared/console'

/** What a session is called: as the operator named it, else by its number. */
export function useSessionName(): (session: Pick<SessionSummary, 'sessionId' | 'name'>) => string {
  const { t } = useI18n()
  return ({ sessionId, name }) => name || t('frame.session', { id: sessionId })
}
