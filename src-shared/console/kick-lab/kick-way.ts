/**
 * Every way out of a room that the Kick lab can take, in the order in which it offers them (domain.md §1.6,
 * §4.3).
 */
export const KICK_WAYS = [
  /** A manager in the room calls kickMember. */
  'managerKick',
  /** The customer's server kicks, in the name of a manager. */
  'serverKick',
  /** Another end of the same account calls kickMember for it. */
  'selfKick',
  /** The account logs in on another device, and one end only is allowed. */
  'conflictLogin',
  /** The same device logs in again: the older connection is closed silently. */
  'sameDevice',
  /** The account is put on the room's block list. */
  'blocked',
  /** The account is banned, and its ends are thrown out. */
  'accountBanned',
  /** The account is banned while it is online, and then loses its link. */
  'bannedReconnect',
  /** The static token is changed while the account is online, and then it loses its link. */
  'tokenChanged',
  /** The room is closed. */
  'roomClosed',
  /** The connection of this end breaks. */
  'linkDropped',
  /** The server goes away and comes back. */
  'serverGone',
  /** The client leaves by itself. */
  'ownExit',
] as const
export type KickWay = (typeof KICK_WAYS)[number]
