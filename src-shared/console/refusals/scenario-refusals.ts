/** Why scenarios cannot be kept, made or run. */
export const SCENARIO_REFUSALS = {
  scenariosBusy: /^Scenarios are running already; cancel them, or wait for their end\.$/s,
  tooManyRuns: /^these are (?<count>\d+) runs; the window does at most (?<most>\d+), the command line more$/s,
  caseMissing: /^(?<scenarioId>.+) has no case “(?<name>.*)”$/s,
  scenarioGone: /^there is no scenario “(?<name>.*)”; it may have been deleted or renamed$/s,
  scenarioTooLarge:
    /^(?:the scenario “)?(?<name>.+?)”? is larger than (?<most>\d+) bytes(?:; it is no scenario)?$/s,
  scenarioChanged:
    /^the scenario “(?<name>.*)” was changed elsewhere since it was opened; take its text over, or overwrite it$/s,
  scenarioNameTaken: /^there is a scenario “(?<name>.*)” already$/s,
  scenarioLost: /^the scenario “(?<name>.*)” can be brought back no longer$/s,
  sampleReadOnly: /^“(?<name>.*)” is a sample and stays as it is; copy it to change it$/s,
  scenarioNotWritten: /^The scenario could not be written: (?<problem>.*)$/s,
  worldUnusable: /^(?<place>.+:\d+:\d+): world: (?<name>.+) cannot be used: (?<problem>.*)$/s,
  comparedUnusable: /^(?<place>.+:\d+:\d+): equals: (?<name>.+) cannot be compared with: (?<problem>.*)$/s,
  engineMissing:
    /^(?<place>.+:\d+:\d+): the vendor's SDK is not installed, so nothing can run on its engine\.$/s,
  recordingTooLong: /^Recording (?<id>\d+) has more than (?<most>\d+) events to tell\.$/s,
} as const satisfies Record<string, RegExp>
