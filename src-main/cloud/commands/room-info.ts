import { roomProperty } from '../room-properties'
import { accept, inRoom } from './command'

/** 36_13: the room as it is now. */
export const getChatroomInfo = inRoom(({ session }) => accept({ data: roomProperty(session.room) }))
