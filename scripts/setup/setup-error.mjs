/**
 * A failure the reader can mend: what is missing or wrong, and the commands that put it right.
 * Anything else that is thrown is a defect of the set-up and is shown with its stack.
 */
export class SetupError extends Error {
  /**
   * @param {string} message what is missing or wrong, as one sentence
   * @param {readonly string[]} remedy what to do about it, one command or setting a line
   * @param {ErrorOptions} [options] the cause, when there is one
   */
  constructor(message, remedy, options) {
    super(message, options)
    this.name = 'SetupError'
    this.remedy = remedy
  }
}
