import { V2NIMLoginAuthType } from '../../chatroom/enums'
import type { KickWay } from './kick-way'

/** Why a way cannot be taken now, in a word that the window has a sentence for. */
export const KICK_PROBLEMS = [
  'cloudStopped',
  'needsEmbeddedCloud',
  'notInRoom',
  'anonymous',
  'creator',
  'noKicker',
  'tokenNotStatic',
] as const
export type KickProblem = (typeof KICK_PROBLEMS)[number]

/** What is to be known about an account in a room before a way is offered. */
export interface KickSituation {
  /** `foreign`: a cloud of which this console has no admin port. */
  readonly cloud: 'embedded' | 'stopped' | 'foreign'
  /** Is there an instance of this console to look at, or can one be made? */
  readonly canWatch: boolean
  readonly anonymous: boolean
  readonly authType: V2NIMLoginAuthType
  /** The account created the room: nobody may kick or block it. */
  readonly isCreator: boolean
  /** Somebody who may kick is in the room, or can be sent there. */
  readonly hasKicker: boolean
}

/** What a way needs beyond a client to look at. */
interface WayNeeds {
  /** Something is changed in the cloud, or asked of it, that only its owner may. */
  readonly admin?: true
  /** The account is registered. */
  readonly account?: true
  readonly notCreator?: true
  readonly kicker?: true
  readonly staticToken?: true
}

const NEEDS: { readonly [W in KickWay]: WayNeeds } = {
  managerKick: { notCreator: true, kicker: true },
  serverKick: { admin: true, notCreator: true },
  selfKick: { admin: true, account: true },
  conflictLogin: {},
  sameDevice: {},
  blocked: { admin: true, account: true, notCreator: true },
  accountBanned: { admin: true, account: true },
  bannedReconnect: { admin: true, account: true },
  tokenChanged: { admin: true, account: true, staticToken: true },
  roomClosed: { admin: true },
  linkDropped: { admin: true },
  serverGone: { admin: true },
  ownExit: {},
}

/** The first reason for which a way cannot be taken; null when it can. */
export function kickProblem(way: KickWay, situation: KickSituation): KickProblem | null {
  const needs = NEEDS[way]
  const { cloud, canWatch, anonymous, authType, isCreator, hasKicker } = situation
  if (cloud === 'stopped') return 'cloudStopped'
  if (needs.admin && cloud === 'foreign') return 'needsEmbeddedCloud'
  if (!canWatch) return 'notInRoom'
  if (needs.account && anonymous) return 'anonymous'
  if (needs.notCreator && isCreator) return 'creator'
  if (needs.kicker && !hasKicker) return 'noKicker'
  if (needs.staticToken && authType !== V2NIMLoginAuthType.DEFAULT) return 'tokenNotStatic'
  return null
}
