import { useI18n } from 'vue-i18n'
import type { KickExpectation, KickRun, KickStep } from '../../src-shared/console'

/** How the Kick lab words what it expects and what it saw. */
export function useKickTexts() {
  const { t } = useI18n()
  return {
    /** A callback as the API writes it. */
    stepText(step: KickStep): string {
      switch (step.kind) {
        case 'status':
          return step.code === null ? step.status : `${step.status} ${step.code}`
        case 'entered':
          return 'onChatroomEntered'
        case 'exited':
          return step.code === null ? 'onChatroomExited' : `onChatroomExited ${step.code}`
        case 'kicked':
          return `onChatroomKicked ${step.reason}`
        default:
          return step satisfies never
      }
    },
    /** What a way leads to, in a few words. */
    leadsTo({ ending, reason, code }: Pick<KickExpectation, 'ending' | 'reason' | 'code'>): string {
      if (ending === 'reconnect') return t('kickLab.leadsTo.reconnect')
      if (reason !== null) return t('kickLab.leadsTo.kickedExit', { reason })
      return code === null ? t('kickLab.leadsTo.exit') : t('kickLab.leadsTo.exitCode', { code })
    },
    /** What an enter() was told; null when none was tried. */
    reentryText(code: number | null): string {
      if (code === null) return t('kickLab.notTried')
      return code === 200 ? t('kickLab.letIn') : t('kickLab.refused', { code })
    },
    victimText({ subject, victimId, victimIsTemporary }: KickRun): string {
      if (victimId === null) return subject.accountId
      const name = victimIsTemporary ? 'kickLab.victimTemporary' : 'kickLab.victim'
      return t(name, { account: subject.accountId, id: victimId })
    },
  }
}
