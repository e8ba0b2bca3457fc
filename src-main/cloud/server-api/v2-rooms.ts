import { z } from 'zod'
import type { RoomInfoChange } from '../moderation'
import { roomAddresses } from './room-addresses'
import { endpoint, type Endpoint } from './endpoint'
import * as field from './fields'
import { onlineCounts, roomData } from './v2-answers'

const ROOMS = '/im/v2/chatrooms'
const ROOM = `${ROOMS}/{room_id}`
const path = { room_id: field.roomId }
const notice = {
  notification_enabled: field.flag.default(true),
  notification_extension: field.notifyExtension.optional(),
}
const info = {
  room_name: field.roomName.optional(),
  announcement: field.announcement.optional(),
  live_url: field.liveUrl.optional(),
  extension: field.extension.optional(),
  queue_level: field.queueLevel.optional(),
}
const delay = {
  delay_close_policy: field.delayClosePolicy.optional(),
  delay_seconds: field.delaySeconds.optional(),
}

/** Rooms by V2 (domain.md §5.4). */
export const v2Rooms: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: ROOMS,
    summary: 'Create a room',
    place: 'body',
    input: z.object({
      ...info,
      ...delay,
      creator: field.accountId,
      room_name: field.roomName,
      in_out_notification: field.flag.default(true),
    }),
    run: ({ rooms }, app, input) =>
      roomData(
        rooms.create(app, {
          creator: input.creator,
          name: input.room_name,
          announcement: input.announcement ?? '',
          liveUrl: input.live_url ?? '',
          extension: input.extension ?? '',
          queueLevel: input.queue_level ?? 0,
          inOutNotification: input.in_out_notification,
          autoClose: field.autoCloseOf(input.delay_close_policy, input.delay_seconds) ?? null,
        }),
      ),
  }),
  endpoint({
    method: 'GET',
    path: ROOM,
    summary: 'Get a room, with the number of people in it when wanted',
    place: 'query',
    input: z.object({
      ...path,
      need_online_user_count: field.flag.default(true),
      online_user_count_by_type: field.flag.default(false),
    }),
    run: ({ rooms }, app, { room_id, need_online_user_count: total, online_user_count_by_type: byType }) => {
      const room = rooms.get(app, room_id)
      return { ...roomData(room), cdn_message_enable: false, ...onlineCounts(room, { total, byType }) }
    },
  }),
  endpoint({
    method: 'PATCH',
    path: ROOM,
    summary: 'Change what a room shows of itself',
    place: 'body',
    input: z.object({ ...path, ...info, ...notice }),
    run: ({ rooms }, app, input) =>
      roomData(
        rooms.update(
          app,
          input.room_id,
          field.onlyGiven<Required<RoomInfoChange>>({
            name: input.room_name,
            announcement: input.announcement,
            liveUrl: input.live_url,
            serverExtension: input.extension,
            queueLevel: input.queue_level,
          }),
          noticeOf(input),
        ),
      ),
  }),
  endpoint({
    method: 'PATCH',
    path: `${ROOM}/actions/update_status`,
    summary: 'Open or close a room',
    place: 'body',
    input: z.object({ ...path, ...delay, operator_account_id: field.accountId, valid: field.flag }),
    run: ({ rooms }, app, input) => {
      const autoClose = field.autoCloseOf(input.delay_close_policy, input.delay_seconds)
      return roomData(
        rooms.setValid(app, input.room_id, {
          operatorId: input.operator_account_id,
          valid: input.valid,
          ...(autoClose === undefined ? {} : { autoClose }),
        }),
      )
    },
  }),
  endpoint({
    method: 'GET',
    path: `${ROOM}/actions/address`,
    summary: 'Get the link addresses of a room: 1 web, 2 common, 3 mini-program',
    place: 'query',
    input: z.object({
      ...path,
      account_id: z.string().min(1).max(64),
      client_type: field.count.pipe(z.number().min(1).max(3)).default(1),
      client_ip: z.string().optional(),
      ip_type: field.count.optional(),
    }),
    run: (operations, app, { room_id: roomId, account_id: accountId }) => ({
      items: roomAddresses(operations, app, { roomId, accountId }),
    }),
  }),
  endpoint({
    method: 'PATCH',
    path: `${ROOM}/actions/in_out_notification`,
    summary: 'Switch the in and out notices of a room',
    place: 'query',
    input: z.object({ ...path, in_out_notification: field.flag }),
    run: ({ rooms }, app, { room_id, in_out_notification }) =>
      roomData(rooms.setInOutNotification(app, room_id, in_out_notification)),
  }),
  endpoint({
    method: 'PATCH',
    path: `${ROOM}/actions/chat_banned`,
    summary: 'Leave the word to creator and managers, or give it back to everybody',
    place: 'body',
    input: z.object({ ...path, ...notice, chat_banned: field.flag }),
    run: ({ rooms }, app, input) =>
      roomData(rooms.setChatBanned(app, input.room_id, { banned: input.chat_banned, ...noticeOf(input) })),
  }),
  endpoint({
    method: 'GET',
    path: `${ROOMS}/actions/opend_chatrooms`,
    summary: 'List the open rooms of a creator',
    place: 'query',
    input: z.object({ creator_account_id: field.accountId }),
    run: ({ rooms }, app, { creator_account_id }) => ({
      items: rooms.openRoomsOf(app, creator_account_id).map(({ roomId }) => field.roomNumber(roomId)),
    }),
  }),
]

/** What a call says about telling the room. */
export function noticeOf(input: {
  readonly notification_enabled: boolean
  readonly notification_extension?: string | undefined
}): { notificationEnabled: boolean; extension: string | null } {
  return {
    notificationEnabled: input.notification_enabled,
    extension: input.notification_extension ?? null,
  }
}
