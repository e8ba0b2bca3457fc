/** What each code of a login means and what to try next: all that the verdict knows by themselves. */
export const codesEn = {
  0: { meaning: 'The error has no code of its own.', next: 'Read the reason that came with it.' },
  200: { meaning: 'Success.', next: 'Nothing to do.' },
  201: {
    meaning: 'The handshake of the protocol failed.',
    next: 'Check that the link address belongs to a chatroom server, and the transport.',
  },
  302: {
    meaning: 'The third-party server did not let this login pass (older SDKs: account or password wrong).',
    next: 'Look at what the callback answered, and at the login extension that it decides by.',
  },
  317: {
    meaning: 'The app identifier check failed (old code).',
    next: 'Put the identifier of this client on the list in the console.',
  },
  398: { meaning: 'The server turns logins away for a moment.', next: 'Wait, then enter again.' },
  399: {
    meaning: 'The server asks for a new link address.',
    next: 'Let the link provider fetch a fresh one.',
  },
  403: {
    meaning:
      'This app does not allow the chosen way of authentication, or the right for the operation is missing.',
    next: 'Choose an authentication type that is on the list of the app.',
  },
  404: { meaning: 'The room or the account does not exist (old code).', next: 'Check both spellings.' },
  405: {
    meaning: 'A text is longer than allowed (old code).',
    next: 'Shorten the extension, nickname or avatar.',
  },
  408: {
    meaning: 'The request timed out (old code).',
    next: 'See which stage took so long, then enter again.',
  },
  414: { meaning: 'The server refused a parameter.', next: 'Check lengths and formats of the extensions.' },
  415: {
    meaning: 'The client has no usable network (old code).',
    next: 'Check the network and the link address.',
  },
  416: { meaning: 'Too many requests in a short time.', next: 'Wait, then enter less often.' },
  417: { meaning: 'Too many devices of this account are online.', next: 'Let one of them exit first.' },
  422: { meaning: 'The account is banned (old code).', next: 'Lift the ban, or use another account.' },
  449: { meaning: 'The server asks to try once more.', next: 'Enter again.' },
  463: { meaning: 'The third-party callback forbade it.', next: 'Look at what the callback answered.' },
  500: {
    meaning: 'The server met an internal error.',
    next: 'Try again; the client does so by itself once it was in.',
  },
  503: { meaning: 'The server is busy.', next: 'Try again later.' },
  511: {
    meaning: 'The customer’s server could not be reached.',
    next: 'Check the callback address, and that its server answers in time.',
  },
  514: { meaning: 'The service is not available.', next: 'Try again later.' },
  599: {
    meaning: 'The packet was filtered by a rule of the server.',
    next: 'Ask the vendor’s support, with time and app key.',
  },
  997: {
    meaning: 'The app may not call this protocol.',
    next: 'Ask the vendor’s support which service is open for the app.',
  },
  998: {
    meaning: 'The server could not unpack the packet.',
    next: 'Compare the bytes of the frame with the protocol.',
  },
  999: {
    meaning: 'The server could not pack its answer.',
    next: 'Try again; ask the vendor’s support when it stays.',
  },
  13001: {
    meaning: 'The IM link is not usable (old code, today 113305).',
    next: 'Log in to IM first, or use an app server.',
  },
  13002: {
    meaning: 'The state of the room is abnormal, mostly closed (old code, today 113406).',
    next: 'Look whether the room is open.',
  },
  13003: {
    meaning: 'The account is on the block list (old code, today 114426).',
    next: 'Take it off the list.',
  },
  13004: { meaning: 'The account is muted (old code, today 114421).', next: 'Unmute it.' },
  13006: {
    meaning: 'The whole room is muted (old code, today 113423).',
    next: 'Unmute the room, or send as a manager.',
  },
  101301: { meaning: 'IM is not enabled for the app.', next: 'Switch IM on in the console.' },
  101302: { meaning: 'The link address belongs to another service.', next: 'Check the link provider.' },
  101303: { meaning: 'The app key does not exist.', next: 'Check the app key.' },
  101304: {
    meaning: 'The identifier of this client is not on the list of the app.',
    next: 'Add the identifier in the console: app configuration, identifier management.',
  },
  101305: {
    meaning: 'The app does not allow this IM login method.',
    next: 'Choose an authentication type that is on the list of the app.',
  },
  101403: { meaning: 'The app key is blocked.', next: 'Ask whoever owns the app.' },
  102301: { meaning: 'The server has no record of this login.', next: 'Enter again.' },
  102302: {
    meaning: 'The token is wrong, has expired, or does not fit the authentication type.',
    next: 'Static: was it refreshed? Dynamic: check secret, account, clock and time to live.',
  },
  102303: { meaning: 'Robot accounts may not log in.', next: 'Use an ordinary account.' },
  102404: { meaning: 'The account does not exist.', next: 'Create it, or correct the account ID.' },
  102421: { meaning: 'The account is muted.', next: 'Unmute it; entering does not depend on it.' },
  102422: { meaning: 'The account is banned.', next: 'Lift the ban, or use another account.' },
  102426: {
    meaning: 'The account is on a block list of another one.',
    next: 'Take it off the list; entering does not depend on it.',
  },
  103404: { meaning: 'The account has no profile.', next: 'Check the account ID.' },
  103451: { meaning: 'The profile was held back by antispam.', next: 'Change nickname or avatar.' },
  111410: { meaning: 'Broadcasts are switched off for the app.', next: 'Switch them on in the console.' },
  113301: { meaning: 'The room is muted for the moment.', next: 'Wait, or lift the mute.' },
  113302: { meaning: 'Members with this tag are muted.', next: 'Lift the mute of the tag.' },
  113303: { meaning: 'The room is just being closed.', next: 'Wait until it is closed, then open it again.' },
  113304: {
    meaning: 'No link address could be had.',
    next: 'Check the link provider and the app server behind it.',
  },
  113305: {
    meaning: 'The IM connection is not usable for a link address.',
    next: 'Log in to IM first, or use an app server.',
  },
  113306: {
    meaning: 'The authentication type is not allowed for chatrooms.',
    next: 'Choose an authentication type that is on the list of the app.',
  },
  113308: {
    meaning: 'Enter and leave notices are switched off for the app.',
    next: 'Switch them on in the console, then for the room.',
  },
  113404: { meaning: 'The room does not exist.', next: 'Check the room ID, or create the room.' },
  113406: { meaning: 'The room is closed.', next: 'Open the room again, then enter.' },
  113409: { meaning: 'The room is in that state already.', next: 'Nothing to do: it was done before.' },
  113410: { meaning: 'The chatroom feature is switched off.', next: 'Switch it on in the console.' },
  113423: { meaning: 'The whole room is muted.', next: 'Unmute the room, or send as a manager.' },
  113428: { meaning: 'Only a manager may do this.', next: 'Do it with a manager.' },
  113434: {
    meaning: 'The number of rooms or entries has reached its limit.',
    next: 'Remove what is not needed any more.',
  },
  113451: { meaning: 'The room’s data was held back by antispam.', next: 'Change the text.' },
  114301: { meaning: 'The member is muted or on the block list.', next: 'Look at the lists of the room.' },
  114303: { meaning: 'Anonymous members may only receive.', next: 'Enter with an account.' },
  114304: { meaning: 'The member is not online in this room.', next: 'Let it enter first.' },
  114404: { meaning: 'The member is not in this room.', next: 'Check whom you meant.' },
  114405: {
    meaning: 'The member has that state or role already.',
    next: 'Nothing to do: it was done before.',
  },
  114408: { meaning: 'The member was deleted already.', next: 'Choose another member.' },
  114421: { meaning: 'The member is muted in this room.', next: 'Unmute it.' },
  114426: { meaning: 'The account is on the block list of the room.', next: 'Take it off the list.' },
  114427: { meaning: 'Only the creator may do this.', next: 'Do it with the account that created the room.' },
  114429: { meaning: 'The operator itself is on the list.', next: 'Leave your own account out.' },
  114432: {
    meaning: 'Only the creator or a manager may do this.',
    next: 'Do it with the creator or a manager.',
  },
  114437: {
    meaning: 'The room has as many members as it may have.',
    next: 'Remove members, or raise the limit.',
  },
  114449: { meaning: 'Another operation on the same member was running.', next: 'Try again.' },
  114451: { meaning: 'Nickname, avatar or extension was held back by antispam.', next: 'Change the text.' },
  190001: {
    meaning: 'The link provider threw or gave no address.',
    next: 'Return a list of host:port texts.',
  },
  190002: { meaning: 'The call does not fit the present state.', next: 'Enter the room first.' },
  191001: {
    meaning: 'The call is not made as the SDK expects.',
    next: 'Compare the call with the code that the console shows.',
  },
  191002: { meaning: 'The login was cancelled.', next: 'Nothing to do: exit, or another enter, ended it.' },
  191003: {
    meaning: 'A provider returned nothing usable.',
    next: 'Token and extension providers must return a text.',
  },
  191004: {
    meaning: 'A parameter is missing or wrong.',
    next: 'Compare the parameters with the message of the error.',
  },
  191005: {
    meaning: 'The room was not entered within the timeout.',
    next: 'See which stage took so long, or allow more time.',
  },
  191006: { meaning: 'What was asked for does not exist.', next: 'Check its name or ID.' },
  191007: { meaning: 'What was to be made exists already.', next: 'Choose another name or ID.' },
  192001: {
    meaning: 'The connection could not be opened.',
    next: 'Check host, port and TLS of the link address.',
  },
  192002: {
    meaning: 'The connection did not open in time.',
    next: 'Check the network on the way to the link address.',
  },
  192003: {
    meaning: 'The client was kicked, or the connection was lost.',
    next: 'Kicked: the user must decide. Otherwise the client reconnects by itself.',
  },
  192004: { meaning: 'A request was not answered in time.', next: 'See whether the cloud received it.' },
  192005: {
    meaning: 'The request could not be sent.',
    next: 'Look whether the connection was lost just before.',
  },
  192006: {
    meaning: 'The request failed on its way.',
    next: 'Look whether the connection was lost, then try again.',
  },
}

/** What stands for every code that a third party chooses itself (20000 to 20099). */
export const customCodeEn = {
  meaning: 'The third-party server refused with a code of its own.',
  next: 'Ask those who run that server what it means by this code.',
}
