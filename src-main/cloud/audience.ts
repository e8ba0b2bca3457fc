import type { Property } from '../../src-shared/protocol'
import { fromProperty } from '../../src-shared/protocol'
import type { Audience } from './room'
import type { EndLocation, MemberProfile } from './session'
import { havingAll, parseTagExpression, type TagPredicate } from './tag-expression'

/** Who hears of a member coming and going: those whom it named, otherwise those with all of its tags (domain.md §2.4). */
export function membersMeantBy({ notifyTargetTags, tags }: MemberProfile): Audience {
  return membersWith(predicateOf(notifyTargetTags) ?? havingAll(tags))
}

/** Who hears what names an expression itself; everybody when it names none. */
export function membersNamedBy(expression: string | null): Audience {
  return membersWith(predicateOf(expression ?? '') ?? havingAll([]))
}

/** Who receives a message: by tag expression, by list of receivers and by distance, as far as it says so. */
export function receiversOf(message: Property): Audience {
  const { notifyTargetTags, receiverIds, locationInfo } = fromProperty('message', message)
  const meant = membersNamedBy(typeof notifyTargetTags === 'string' ? notifyTargetTags : null)
  const named = Array.isArray(receiverIds) ? new Set<unknown>(receiverIds) : null
  const place = placeOf(locationInfo)
  return (end, member) =>
    meant(end, member) &&
    (named === null || named.has(member.accountId)) &&
    (place === null || end.location === null || isNear(end.location, place))
}

type Place = Omit<EndLocation, 'distance'>

function membersWith(predicate: TagPredicate): Audience {
  return (_end, member) => predicate(member.profile.tags)
}

function predicateOf(expression: string): TagPredicate | null {
  return expression === '' ? null : (parseTagExpression(expression) ?? (() => false))
}

function placeOf(info: unknown): Place | null {
  if (typeof info !== 'object' || info === null) return null
  const { x, y, z } = info as Record<string, unknown>
  return typeof x === 'number' && typeof y === 'number' && typeof z === 'number' ? { x, y, z } : null
}

function isNear(end: EndLocation, { x, y, z }: Place): boolean {
  return Math.hypot(end.x - x, end.y - y, end.z - z) <= end.distance
}
