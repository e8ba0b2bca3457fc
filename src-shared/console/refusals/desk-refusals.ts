/** Why the desks of instances, cloud and experiments refuse what the window asks. */
export const DESK_REFUSALS = {
  instanceGone: /^there is no instance #(?<id>\d+); it may have been destroyed$/s,
  cloudStopped: /^The embedded cloud does not run\. Start it on the Cloud screen first\.$/s,
  cloudNotStarted: /^The embedded cloud could not start: (?<problem>.*)$/s,
  cloudAnswered: /^The embedded cloud answered (?<path>.+) with HTTP (?<status>\d+)\.$/s,
  appMissing: /^the cloud has no app "(?<appkey>.*)"$/s,
  roomMissing: /^the app has no room (?<roomId>.+)$/s,
  faultGone: /^no fault (?<faultId>\d+) is applied; it may have been undone already$/s,
  labBusy: /^The Kick lab is at work; cancel it, or wait for its end\.$/s,
  replayBusy: /^A replay is running already; cancel it, or wait for its end\.$/s,
  notALink: /^"(?<address>.*)" is no link address; type host:port, e\.g\. (?<example>\S+)$/s,
  noTokenOf:
    /^The embedded cloud has no account "(?<accountId>.*)" in app (?<appkey>.*); type a token, or pick an account of the cloud\.$/s,
  noSecretOf:
    /^The embedded cloud has no app (?<appkey>.*), so it has no app secret to sign with; type one, or choose another kind of provider\.$/s,
  vendorSdkMissing:
    /^The vendor's SDK is not installed\. Install the package (?<name>\S+) beside this application, or choose the own client\.$/s,
  refusedWith: /^(?<problem>.*) \((?<code>\d{3,6})\)$/s,
} as const satisfies Record<string, RegExp>
