/** What is wrong with the arguments of a call, in the vendor's words (`ParameterFault.reason`). */
export const PARAMETER_REASONS = {
  lbsNotThere:
    /^In enterParams, param 'linkProvider' is required: enableLbs needs the address service \(LBS\) of a native SDK, /,
  paramOfRequired: /^In (?<where>\S+), param '(?<param>[^']*)' is required$/,
  paramOfUnexpected: /^In (?<where>\S+), param '(?<param>[^']*)' unexpected$/,
  paramRequired: /^param '(?<param>[^']*)' is required$/,
  paramUnexpected: /^param '(?<param>[^']*)' unexpected$/,
  accountRequired: /^accountId is required$/,
  requiredWithAuthType: /^(?<param>\w+) is required when authType == (?<authType>\d+)$/,
  textTooLong: /^(?<param>enterParams\.\S+) has (?<length>\d+) characters; at most (?<most>\d+) characters$/,
  tooManyTags: /^(?<param>enterParams\.\S+) has (?<length>\d+) tags; at most (?<most>\d+) tags$/,
} as const satisfies Record<string, RegExp>
