/** Why the embedded cloud refused or skipped something. */
export const cloudReasonsEn = {
  cloudReason: {
    appkeyUnknown: 'No app has the key {appkey}: check it against the world file.',
    appBlocked: 'The app is blocked.',
    imOff: 'IM is switched off for the app.',
    chatroomOff: 'The chatroom feature is switched off for the app.',
    identifierUnnamed: 'The world names no identifier for clients of this type: there is nothing to compare.',
    identifierOff: 'The identifier check of the app is off.',
    identifierNotListed: 'The identifier {identifier} of {clientType} clients is not on the list of the app.',
    authTypeNotAllowed:
      'Auth type {authType} ({policy}) is not among the login policies of the app: {allowed}.',
    accountMissing: 'The app has no account {accountId}.',
    accountBanned: 'The account {accountId} is banned.',
    accountIsRobot: 'The account {accountId} is a robot: robots do not log in.',
    anonymousUnproven: 'An anonymous login proves no account.',
    tokenNotCompared: 'The third-party server decides, the cloud compares no token.',
    dynamicGivenAsStatic:
      'A dynamic token was given where auth type 0 expects the static token of the account.',
    staticTokenWrong: 'The static token is not the one that the account has now.',
    tokenNotBase64: 'The dynamic token is not base64 text. Was a static token given with auth type 1?',
    tokenNotJson:
      'The dynamic token decodes to something that is not JSON. Was a static token given with auth type 1?',
    tokenIncomplete: 'The dynamic token lacks a text signature or whole numbers curTime and ttl.',
    tokenSignatureWrong:
      'The signature of the dynamic token does not match: it was made for another app key, account or app secret.',
    tokenExpired: 'The dynamic token has expired: curTime plus ttl lies in the past.',
    tokenFromTheFuture:
      'The dynamic token was made in the future: compare the clocks, curTime is in milliseconds.',
    thirdPartyNotAsked: 'Only auth type 2 asks the third-party server.',
    thirdPartyMissing: 'Auth type 2 needs a third-party callback address, and the app has none.',
    thirdPartyNoAnswer:
      'The third-party server gave no usable answer ({problem}), and the default result is to refuse.',
    thirdPartyRefused: 'The third-party server refused: errCode {errCode}.',
    roomMissing: 'The app has no room {roomId}.',
    roomClosed: 'The room {roomId} is closed.',
    blockListed: 'The account {accountId} is on the block list of the room {roomId}.',
    antispamHit: 'Nick, avatar or extension of the login hold one of the antispam keywords of the app.',
    fieldMissing: 'The login carries no {field}.',
    textTooLong: '{field} has {length} characters, at most {most} are allowed.',
    tooManyTags: 'tags has {length} entries, at most {most} are allowed.',
    tagTooLong: 'A tag has {length} characters, at most {most} are allowed.',
    tagExpressionWrong: 'notifyTargetTags is no tag expression.',
    tooManyDevices: 'The account has {most} devices in the room already: one of them has to leave first.',
    namesake: 'An anonymous login may not take the place of the account that is in the room under this ID.',
    fault: 'Refused by the fault {faultId} in the stage {stage}: undo it to let logins pass.',
    noticesOff: 'The app has in and out notifications switched off.',
  },
}
