/** Why a provider gave no usable answer. What a script or a fault says in words of its own is named as the problem. */
export const PROVIDER_REASONS = {
  providerFailed:
    /^(?<provider>linkProvider|tokenProvider|loginExtensionProvider) error: (?:[A-Za-z]*Error: )?(?<problem>.*)$/s,
  addressesNoArray: /^the result is no array of addresses$/,
  addressesEmpty: /^the array is empty$/,
  addressWrong: /^item (?<index>\d+) is no address$/,
  tokenNull: /^tokenProvider should not return null or undefined when authType === 1 or authType === 2$/,
  tokenEmpty: /^tokenProvider should not return (?:an )?empty string when authType === 1$/,
  extensionNull: /^loginExtensionProvider should not return null or undefined when authType === 2$/,
  answeredNoText: /^(?<provider>\w+Provider) returned (?<type>\w+), not a string$/,
  givenUp: /^(?:given up: )?nobody waits for the answer any more$/,
  notSendable: /^the request to (?<host>\S+) cannot be sent \((?<problem>.*)\)$/,
  hostSilent: /^(?<host>\S+) does not answer \((?<problem>.*)\)$/,
  answerTooLarge: /^the answer is larger than (?<sizeBytes>\d+) bytes$/,
  hostStatus: /^(?<host>\S+) answered with status (?<status>\d+)$/,
  answerNotJson: /^the answer of (?<host>\S+) is no JSON$/,
  addressesMissing: /^the answer of (?<host>\S+) has no list of addresses at "(?<path>.*)"$/,
  pathMissing: /^the answer of (?<host>\S+) has no "(?<path>.*)"$/s,
  apiRefused: /^the server API at (?<host>\S+) answered (?<code>-?\d+) (?<problem>.+)$/s,
  apiCode: /^the server API at (?<host>\S+) answered (?<code>-?\d+)$/,
  answerNoText: /^the answer is (?:an? )?(?<type>\w+), not a text$/,
  answerNoAddresses: /^the answer is (?:an? )?(?<type>\w+), not a list of addresses$/,
  contactForbidden: /^The vendor's SDK may contact only link addresses; it tried (?<host>.+)\.$/s,
} as const satisfies Record<string, RegExp>

/** Why a provider's script did not end well. */
export const SCRIPT_REASONS = {
  tooManyRequests: /^a script may send (?<most>\d+) requests a call$/,
  fetchOptionsWrong: /^fetch takes \{ method: text, headers: \{ name: text \}, body: text \}$/,
  fetchAddressWrong: /^fetch takes an absolute http or https address$/,
  originForbidden: /^(?<origin>\S+) is not among the origins this script may reach$/,
  threadBroke: /^the thread of the script broke: (?<problem>.*)$/s,
  noDefaultFunction: /^the script has no "export default function"$/,
  moduleWaits: /^the module itself waits for something$/,
  scriptWaits: /^the script waits for something that never comes$/,
  outOfTime: /^the script ran for more than (?<cpuMs>\d+) ms$/,
  outOfMemory: /^the script needs more than (?<memoryBytes>\d+) bytes$/,
  sandboxExhausted: /^the script exhausted the sandbox \((?<name>.*)\)$/,
  threwAtLine: /^the script threw (?:Error: )?(?<problem>.*) \(line (?<line>\d+)\)$/s,
  threw: /^the script threw (?:Error: )?(?<problem>.*)$/s,
} as const satisfies Record<string, RegExp>
