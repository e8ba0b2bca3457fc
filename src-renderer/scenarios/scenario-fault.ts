import type { EditorFault } from '../editor/editor-fault'

/** A fault of a scenario's text, with its place for those who do not see the mark. */
export interface ScenarioTextFault extends EditorFault {
  /** Where in the scenario: `steps[0].enter.actor`. */
  readonly path: string
  /** From 1. */
  readonly line: number
  readonly column: number
}
