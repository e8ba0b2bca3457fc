/** Why a call of the server API was refused, where a login is not refused with the same words. */
export const SERVER_API_REASONS = {
  noticesOff: /^The app has in and out notifications switched off\.$/,
  headerAppkeyUnknown: /^No app has the key of the header AppKey\.$/,
  headerMissing: /^The header (?<header>\w+) is missing\.$/,
  curTimeOff: /^CurTime has to be UTC seconds, at most five minutes off\.$/,
  checkSumWrong: /^CheckSum is not the lower-case SHA-1 over app secret, Nonce and CurTime\.$/,
  bodyNoObject: /^The body has to be a JSON object\.$/,
  bodyNotJson: /^The body is not JSON\.$/,
  fieldEmpty: /^(?<field>[\w.]+) is empty$/,
  accountExists: /^The account "(?<accountId>.*)" is registered already\.$/s,
  creatorMissing: /^The creator "(?<accountId>.*)" is no account of the app\.$/s,
  roomsOfCreator:
    /^The account "(?<accountId>.*)" has (?<most>\d+) open rooms, as many as the app allows\.$/s,
  creatorOnly: /^Only the creator may open or close the room (?<roomId>.*)\.$/s,
  roomOpenAlready: /^The room (?<roomId>.*) is open already\.$/s,
  roomClosedAlready: /^The room (?<roomId>.*) is closed already\.$/s,
  notInRoom: /^"(?<accountId>.*)" is not (?:in the room|there)\.$/s,
  mayNotDoThis: /^"(?<operatorId>.*)" may not do this to "(?<accountId>.*)" in room (?<roomId>.*)\.$/s,
} as const satisfies Record<string, RegExp>
