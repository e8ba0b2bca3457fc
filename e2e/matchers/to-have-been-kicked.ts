import { V2NIMChatroomKickedReason } from '../../src-shared/chatroom/enums'
import type { InstanceSight } from './instance-matcher'

/** How an instance was kicked; what is left out may be anything. */
export interface KickWish {
  /** Name or number of a V2NIMChatroomKickedReason. */
  readonly reason?: keyof typeof V2NIMChatroomKickedReason | V2NIMChatroomKickedReason
  /** The extension that the kick carried, as a whole or as an expression that it matches. */
  readonly extension?: string | RegExp
}

/** Was it kicked like that since it last began to enter? */
export function wasKicked({ summary }: InstanceSight, { reason, extension }: KickWish): boolean {
  const kicked = summary?.kicked ?? null
  if (kicked === null) return false
  if (reason !== undefined && kicked.reason !== reasonNumber(reason)) return false
  if (extension === undefined) return true
  const carried = kicked.serverExtension ?? ''
  return extension instanceof RegExp ? extension.test(carried) : carried === extension
}

/** What is expected, in words. */
export function describeKick({ reason, extension }: KickWish): string {
  const parts = ['kicked']
  if (reason !== undefined) parts.push(`reason ${reasonName(reason)} (${reasonNumber(reason)})`)
  if (extension !== undefined)
    parts.push(`extension ${extension instanceof RegExp ? String(extension) : JSON.stringify(extension)}`)
  return parts.join(', ')
}

function reasonNumber(reason: NonNullable<KickWish['reason']>): number {
  return typeof reason === 'number' ? reason : V2NIMChatroomKickedReason[reason]
}

function reasonName(reason: NonNullable<KickWish['reason']>): string {
  if (typeof reason === 'string') return reason
  const found = Object.entries(V2NIMChatroomKickedReason).find(([, number]) => number === reason)
  return found?.[0] ?? 'unheard-of'
}
