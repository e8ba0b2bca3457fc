/** What a rerun, a wire replay and a scenario made from a recording could not do as it was recorded. */
export const replayRefusalsEn = {
  vendorLeftOut:
    "Instance {id} ran on the vendor's SDK, whose socket and timers no recording can drive: that is left out. Rerun it instead.",
  nothingOwn:
    "Recording {id} has nothing that a client of Roomscope's own did among the instances asked for, and a wire replay drives only these. Rerun the recording instead.",
  nothingAgainBecause: 'Nothing of recording {id} can be done again. {problem}',
  nothingAgain: 'Nothing of recording {id} can be done again.',
  nothingToTellBecause: 'Nothing that was done in this recording can be written as a scenario. {problem}',
  nothingToTell: 'Nothing that was done in this recording can be written as a scenario.',
  notAScenario: 'Recording {id} cannot be written as a scenario: {problem}',
  changeLeftOut: '{change}: this change of the cloud is left out; write it as the world of the scenario.',
  secretOfScenario: '{actor}: {path} is a secret; set the environment variable {name} to it.',
  eventsLost: 'Event {ordinal}: events not in the recording: {count}',
  moreProblems: 'There are {count} more.',
  ofInstance: 'Instance {id}: {problem}',
  enterNotHeld: 'the recording does not hold what it entered with.',
  enterNotUnderstood: 'what it entered with is not understood: {problem}',
  statusNotReached:
    '{status} was not reached before {operation} within {seconds} s, as it was at event {ordinal}; the rerun went on without it.',
  notDoneAgain: '{operation} is not done again; the recording does not hold enough of it.',
  secretOfCloud:
    "{path}: the recording does not keep this secret, so the embedded cloud's own was used; give another as the secret {reference}.",
  secretNotThere:
    '{path}: the recording does not keep this secret and the embedded cloud has none of its kind; give it as the secret {reference}.',
  frameNotRecorded: 'it sent {frame}, which the recording does not have there',
  frameNotSent: 'it did not send {frame} of event {ordinal}',
  frameSentOtherwise: 'it sent {frame} of event {ordinal} with another {fields}',
  frameWithoutConnection: 'it had no open connection for a recorded frame',
  answerWaits: 'the answer to {frame} waits for a request that it did not send',
  providerNotAsked: 'it did not ask for {provider} again: {problem}',
  argumentsNotHeld: 'the recording holds no arguments of it',
  enterRefusedWith: 'it was refused with {code}',
  operationFailed: '{operation}: {problem}',
}
