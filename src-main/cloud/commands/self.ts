import { fromProperty } from '../../../src-shared/protocol'
import { hitsAntispam } from '../antispam'
import { findTagBreach } from '../login-limits'
import { propertyField } from '../property-field'
import { readLocation } from '../read-location'
import { accept, inRoom, refuse, REFUSAL } from './command'
import { switchField, textList, textOrNull } from './read-fields'

/** 36_15: the member changes how it shows in the room. Empty fields stay as they are. */
export const updateSelfMemberInfo = inRoom(({ session, member, context, fields }) => {
  const { room, app } = session
  if (session.anonymous) return refuse(REFUSAL.anonymousForbidden)
  const change = fromProperty('member', propertyField(fields, 'tag'))
  const nick = textOrNull(change['roomNick'])
  const avatar = textOrNull(change['roomAvatar'])
  const serverExtension = textOrNull(change['serverExtension'])
  if (hitsAntispam(app.antispamKeywords, [nick, avatar, serverExtension]))
    return refuse(REFUSAL.memberHitAntispam)
  member.profile = {
    ...member.profile,
    ...(nick !== null && { nick }),
    ...(avatar !== null && { avatar }),
    ...(serverExtension !== null && { serverExtension }),
  }
  member.updatedAtMs = context.clock.wallMs()
  const isFixed = room.standing.fixedMembers.includes(session.accountId)
  if (fields['persistence'] === true && isFixed) room.standing.saveProfile(session.accountId, member.profile)
  if (!switchField(fields, 'notificationEnabled')) return accept()
  const extension = textOrNull(fields['notificationExtension'])
  return accept({}, () =>
    context.presence.notify(room, {
      name: 'MEMBER_INFO_UPDATED',
      operator: member,
      subject: member,
      extension,
    }),
  )
})

/** 36_34: the member changes its tags; its own ends hear it as 13_101, the others as 325. */
export const updateTags = inRoom(({ session, member, context, fields }) => {
  const { room } = session
  const change = fromProperty('tagsUpdate', propertyField(fields, 'tag'))
  const { profile } = member
  const tags = Array.isArray(change['tags']) ? textList(change['tags']) : profile.tags
  const notifyTargetTags =
    typeof change['notifyTargetTags'] === 'string' ? change['notifyTargetTags'] : profile.notifyTargetTags
  if (findTagBreach({ tags, notifyTargetTags }) !== null) return refuse(REFUSAL.badParameter)
  const extension = textOrNull(change['notificationExtension'])
  const notificationEnabled = change['notificationEnabled'] !== false
  const tagChange = { room, member, tags, notifyTargetTags, extension, notificationEnabled }
  return accept({}, () => context.moderation.setTags(tagChange))
})

/** 13_33: where the end is, and how far it wants to hear. */
export const updateLocation = inRoom(({ session, fields }) => {
  const location = readLocation(fromProperty('v2UpdateChatroomLocation.tag', propertyField(fields, 'tag')))
  if (location === null) return refuse(REFUSAL.badParameter)
  session.location = location
  return accept()
})
