import { useI18n } from 'vue-i18n'
import type { KickExpectation, KickRun, KickStep, SeenKickStep } from '../../src-shared/console'
import { inOneLine } from '../format/payload-fields'

const SUCCESS = 200

/** How the Kick lab words what it expects and what it saw. */
export function useKickTexts() {
  const { t } = useI18n()

  /** A callback as the API writes it. */
  const stepText = (step: KickStep): string => {
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
  }

  /** Where a client ended, short enough for a column: its last status and the reason of its kick. */
  const endText = (seen: readonly SeenKickStep[]): string => {
    const steps = seen.map(({ step }) => step)
    const kicked = steps.find((step) => step.kind === 'kicked')
    const status = steps.findLast((step) => step.kind === 'status')
    return inOneLine([
      status === undefined
        ? null
        : t(`state.${status.status}`) + (status.code === null ? '' : ` ${status.code}`),
      kicked === undefined ? null : t('kickLab.kicked', { reason: kicked.reason }),
    ])
  }

  /** What a way leads to, in a few words. */
  const leadsTo = ({ ending, reason, code }: Pick<KickExpectation, 'ending' | 'reason' | 'code'>): string => {
    if (ending === 'reconnect') return t('kickLab.leadsTo.reconnect')
    if (reason !== null) return t('kickLab.leadsTo.kickedExit', { reason })
    return code === null ? t('kickLab.leadsTo.exit') : t('kickLab.leadsTo.exitCode', { code })
  }

  /** What an enter() was told; null when none was tried. */
  const reentryText = (code: number | null): string => {
    if (code === null) return t('kickLab.notTried')
    return code === SUCCESS ? t('kickLab.letIn') : t('kickLab.refused', { code })
  }

  const victimText = ({ subject, victimId, victimIsTemporary }: KickRun): string => {
    if (victimId === null) return subject.accountId
    const name = victimIsTemporary ? 'kickLab.victimTemporary' : 'kickLab.victim'
    return t(name, { account: subject.accountId, id: victimId })
  }

  return { stepText, endText, leadsTo, reentryText, victimText }
}
