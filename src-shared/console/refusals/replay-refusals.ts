/** What a rerun, a wire replay and a scenario made from a recording could not do as it was recorded. */
export const REPLAY_REFUSALS = {
  vendorLeftOut:
    /^Instance (?<id>\d+) ran on the vendor's SDK, whose socket and timers no recording can drive: that is left out\. Rerun it instead\.$/,
  nothingOwn:
    /^Recording (?<id>\d+) has nothing that a client of Roomscope's own did among the instances asked for, /,
  nothingAgainBecause: /^Nothing of recording (?<id>\d+) can be done again\.\n(?<problem>.*)$/s,
  nothingAgain: /^Nothing of recording (?<id>\d+) can be done again\.$/,
  nothingToTellBecause:
    /^Nothing that was done in this recording can be written as a scenario\.\n(?<problem>.*)$/s,
  nothingToTell: /^Nothing that was done in this recording can be written as a scenario\.$/,
  notAScenario: /^Recording (?<id>\d+) cannot be written as a scenario: (?<problem>.*)$/s,
  changeLeftOut:
    /^(?<change>\w+): this change of the cloud is left out; write it as the world of the scenario\.$/,
  secretOfScenario:
    /^(?<actor>\S+): (?<path>\S+) is a secret; set the environment variable (?<name>\S+) to it\.$/,
  eventsLost: /^Event (?<ordinal>\d+): (?<count>\d+) events are not in the recording\.$/,
  moreProblems: /^There are (?<count>\d+) more\.$/,
  ofInstance: /^Instance (?<id>\d+): (?<problem>.*)$/s,
  enterNotHeld: /^the recording does not hold what it entered with\.$/,
  enterNotUnderstood: /^what it entered with is not understood: (?<problem>.*)$/s,
  statusNotReached:
    /^(?<status>\w+) was not reached before (?<operation>.+) within (?<seconds>\d+) s, as it was at event (?<ordinal>\d+); the rerun went on without it\.$/,
  notDoneAgain: /^(?<operation>\S+) is not done again; the recording does not hold enough of it\.$/,
  secretOfCloud:
    /^(?<path>\S+): the recording does not keep this secret, so the embedded cloud's own was used; give another as the secret (?<reference>\S+)\.$/,
  secretNotThere:
    /^(?<path>\S+): the recording does not keep this secret and the embedded cloud has none of its kind; give it as the secret (?<reference>\S+)\.$/,
  frameNotRecorded: /^it sent (?<frame>.+), which the recording does not have there\.?$/,
  frameNotSent: /^it did not send (?<frame>.+) of event (?<ordinal>\d+)\.?$/,
  frameSentOtherwise: /^it sent (?<frame>.+) of event (?<ordinal>\d+) with another (?<fields>.+?)\.?$/,
  frameWithoutConnection: /^it had no open connection for a recorded frame\.?$/,
  answerWaits: /^the answer to (?<frame>.+) waits for a request that it did not send\.?$/,
  providerNotAsked: /^it did not ask for (?<provider>\w+) again: (?<problem>.*)$/s,
  argumentsNotHeld: /^the recording holds no arguments of it\.?$/,
  enterRefusedWith: /^it was refused with (?<code>\d+)\.?$/,
  operationFailed: /^(?<operation>enter|exit|destroyInstance|kickMember): (?<problem>.*)$/s,
} as const satisfies Record<string, RegExp>
