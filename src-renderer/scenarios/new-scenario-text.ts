/** A scenario to begin with: one client enters a room of the demo world. */
export function newScenarioText(name: string): string {
  return `roomscope: 1
name: ${JSON.stringify(name)}
tags: []
actors:
  alice:
    accountId: alice
    roomId: '36'
steps:
  - enter: alice
    expect:
      result: entered
      status:
        alice: ENTERED
  - exit: alice
    expect:
      status:
        alice: EXITED
`
}
