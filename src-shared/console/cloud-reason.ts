/**
 * Why the embedded cloud refused or skipped something, as the window has texts for it: the cloud writes one English
 * sentence into what is recorded, and this reads it back. A test holds the sentences of the login checks to this list.
 */
const PATTERNS = {
  appkeyUnknown: /^No app has the key "(?<appkey>.*)"\. Check it against the world file\.$/s,
  appBlocked: /^The app is blocked\. /,
  imOff: /^IM is switched off for the app: /,
  chatroomOff: /^The chatroom feature is switched off for the app: /,
  identifierUnnamed: /^A login packet, as that of a web client, carries no app identifier, and /,
  identifierOff: /^The identifier check of the app is off\.$/,
  identifierNotListed:
    /^The identifier "(?<identifier>.*)" of (?<clientType>\S+) clients is not on the list of the app: /s,
  authTypeNotAllowed:
    /^Auth type (?<authType>\S+) \((?<policy>.*)\) is not among the login policies of the app: (?<allowed>.*)\.$/s,
  accountMissing: /^The app has no account "(?<accountId>.*)"\.$/s,
  accountBanned: /^The account "(?<accountId>.*)" is banned\.$/s,
  accountIsRobot: /^The account "(?<accountId>.*)" is a robot: /s,
  anonymousUnproven: /^An anonymous login proves no account\.$/,
  tokenNotCompared: /^The third-party server decides, the cloud compares no token\.$/,
  dynamicGivenAsStatic:
    /^A dynamic token was given where auth type 0 expects the static token of the account\.$/,
  staticTokenWrong: /^The static token is not the one that the account has now\.$/,
  tokenNotBase64: /^The dynamic token is not base64 text\. /,
  tokenNotJson: /^The dynamic token decodes to something that is not JSON\. /,
  tokenIncomplete: /^The dynamic token lacks a text signature or whole numbers curTime and ttl\.$/,
  tokenSignatureWrong: /^The signature of the dynamic token does not match: /,
  tokenExpired: /^The dynamic token has expired: /,
  tokenFromTheFuture: /^The dynamic token was made in the future: /,
  thirdPartyNotAsked: /^Only auth type 2 asks the third-party server\.$/,
  thirdPartyMissing: /^Auth type 2 needs a third-party callback address, and the app has none: /,
  thirdPartyNoAnswer:
    /^The third-party server gave no usable answer \((?<problem>.*)\) and the default result is refuse\.$/s,
  thirdPartyRefused: /^The third-party server refused: errCode (?<errCode>.*)\.$/s,
  roomMissing: /^The app has no room "?(?<roomId>.*?)"?\.$/s,
  roomClosed: /^The room (?<roomId>.*) is closed\.$/s,
  blockListed: /^The account "(?<accountId>.*)" is on the block list of the room (?<roomId>.*)\.$/s,
  antispamHit: /^Nick, avatar or extension of the login hold one of the antispam keywords of the app\.$/,
  fieldMissing: /^The login carries no (?<field>\w+)\.$/,
  textTooLong: /^(?<field>\w+) has (?<length>\d+) characters, at most (?<most>\d+) are allowed\.$/,
  tooManyTags: /^tags has (?<length>\d+) entries, at most (?<most>\d+) are allowed\.$/,
  tagTooLong: /^A tag has (?<length>\d+) characters, at most (?<most>\d+) are allowed\.$/,
  tagExpressionWrong: /^notifyTargetTags is no tag expression /,
  tooManyDevices: /^The account has (?<most>\d+) devices in the room already: /,
  namesake: /^An anonymous login may not take the place of the account that is in the room under this id: /,
  fault: /^The fault (?<faultId>\d+) \(refuseLogin\) refuses logins in the stage (?<stage>\w+): /,
  noticesOff: /^The app has in and out notifications switched off\.$/,
} as const satisfies Record<string, RegExp>

export type CloudReasonKey = keyof typeof PATTERNS
export const CLOUD_REASON_KEYS = Object.keys(PATTERNS) as readonly CloudReasonKey[]

/** A sentence of the cloud as key of a text and what the text names. */
export interface CloudReason {
  readonly key: CloudReasonKey
  readonly named: Readonly<Record<string, string>>
}

/** Null for a sentence that the window has no text for: it is shown as it is. */
export function readCloudReason(sentence: string): CloudReason | null {
  for (const key of CLOUD_REASON_KEYS) {
    const match = PATTERNS[key].exec(sentence)
    if (match !== null) return { key, named: { ...match.groups } }
  }
  return null
}
