/** A recording of which no scenario can be made. */
export class MakeScenarioError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MakeScenarioError'
  }
}
