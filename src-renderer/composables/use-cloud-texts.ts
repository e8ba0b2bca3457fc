import { useI18n } from 'vue-i18n'
import type { CloudChange } from '../../src-shared/console'

/** Changes of the cloud in words. */
export function useCloudTexts() {
  const { t } = useI18n()

  /** @param change null for an imported world. */
  function tellChange(change: CloudChange | null): string {
    if (change === null) return t('cloud.world.imported')
    return t(`cloud.done.${variantOf(change)}`, namesOf(change))
  }

  /** What is asked before a change is made, and what would be lost by it. */
  function askAbout(change: CloudChange): { title: string; loss: string } {
    const names = namesOf(change)
    return {
      title: t(`cloud.ask.${change.kind}.title`, names),
      loss: t(`cloud.ask.${change.kind}.loss`, names),
    }
  }

  function namesOf(change: CloudChange): Record<string, string> {
    const room = 'room' in change ? change.room.roomId : 'roomId' in change ? change.roomId : ''
    const account = 'accountId' in change ? change.accountId : ''
    return { room, account, name: nameOf(change) }
  }

  function nameOf(change: CloudChange): string {
    if (change.kind === 'applyFault') return t(`cloud.faults.name.${change.fault.name}`)
    return change.kind === 'createRoom' ? change.name : ''
  }

  return { tellChange, askAbout }
}

/** Key of the text for a change: what is switched has one for each position. */
function variantOf(change: CloudChange): string {
  if (change.kind === 'setRoomOpen') return change.open ? 'openRoom' : 'closeRoom'
  if (change.kind === 'setRoomMuted') return change.muted ? 'muteRoom' : 'unmuteRoom'
  if (change.kind === 'setBanned') return change.banned ? 'ban' : 'unban'
  if (change.kind === 'setBlocked') return change.blocked ? 'block' : 'unblock'
  if (change.kind === 'setRole') return change.role === 'manager' ? 'makeManager' : 'unmakeManager'
  return change.kind
}
