import { accept, inRoom } from './command'

/** 1_2: an empty answer keeps the link alive. */
export const heartbeat = inRoom(() => accept())

/** 36_4: the end leaves its room; the client closes the socket itself (protocol notes §7.4). */
export const logout = inRoom(({ session, connection, context }) =>
  accept({}, () => {
    context.presence.leave(session, 'logout')
    connection.change('roomLeft')
  }),
)
