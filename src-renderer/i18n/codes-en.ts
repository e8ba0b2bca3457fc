/** What the codes of a login mean and what to try next, for those that an operator meets. */
export const codesEn = {
  302: {
    meaning: 'The third-party server did not let this login pass (older SDKs: account or password wrong).',
    next: 'Look at what the callback answered, and at the login extension that it decides by.',
  },
  317: {
    meaning: 'The app identifier check failed (old code).',
    next: 'Put the identifier of this client on the list in the console.',
  },
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
  414: { meaning: 'The server refused a parameter.', next: 'Check lengths and formats of the extensions.' },
  416: { meaning: 'Too many requests in a short time.', next: 'Wait, then enter less often.' },
  417: { meaning: 'Too many devices of this account are online.', next: 'Let one of them exit first.' },
  422: { meaning: 'The account is banned (old code).', next: 'Lift the ban, or use another account.' },
  500: {
    meaning: 'The server met an internal error.',
    next: 'Try again; the client does so by itself once it was in.',
  },
  503: { meaning: 'The server is busy.', next: 'Try again later.' },
  101302: { meaning: 'The link address belongs to another service.', next: 'Check the link provider.' },
  101303: { meaning: 'The app key does not exist.', next: 'Check the app key.' },
  101304: {
    meaning: 'The identifier of this client is not on the list of the app.',
    next: 'Add the identifier in the console: app configuration, identifier management.',
  },
  101403: { meaning: 'The app key is blocked.', next: 'Ask whoever owns the app.' },
  102302: {
    meaning: 'The token is wrong, expired, or came by the wrong road for the authentication type.',
    next: 'Static: was it refreshed? Dynamic: check secret, account, clock and time to live.',
  },
  102404: { meaning: 'The account does not exist.', next: 'Create it, or correct the account ID.' },
  102422: { meaning: 'The account is banned.', next: 'Lift the ban, or use another account.' },
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
  113404: { meaning: 'The room does not exist.', next: 'Check the room ID, or create the room.' },
  113406: { meaning: 'The room is closed.', next: 'Open the room again, then enter.' },
  113410: { meaning: 'The chatroom feature is switched off.', next: 'Switch it on in the console.' },
  114404: { meaning: 'The member is not in this room.', next: 'Check whom you meant.' },
  114426: { meaning: 'The account is on the block list of the room.', next: 'Take it off the list.' },
  114427: { meaning: 'Only the creator may do this.', next: 'Do it with the account that created the room.' },
  114429: { meaning: 'The operator itself is on the list.', next: 'Leave your own account out.' },
  114432: {
    meaning: 'Only the creator or a manager may do this.',
    next: 'Do it with the creator or a manager.',
  },
  114451: { meaning: 'Nickname, avatar or extension was held back by antispam.', next: 'Change the text.' },
  190001: {
    meaning: 'The link provider threw or gave no address.',
    next: 'Return a list of host:port texts.',
  },
  190002: { meaning: 'The call does not fit the present state.', next: 'Enter the room first.' },
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
  192001: {
    meaning: 'The connection could not be opened.',
    next: 'Check host, port and TLS of the link address.',
  },
  192002: {
    meaning: 'The connection did not open in time.',
    next: 'Check the network on the way to the link address.',
  },
  192003: {
    meaning: 'The connection was lost; a kicked client reports the same code.',
    next: 'Kicked: the user must decide. Otherwise the client reconnects by itself.',
  },
  192004: { meaning: 'A request was not answered in time.', next: 'See whether the cloud received it.' },
}
