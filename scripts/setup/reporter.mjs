import { SetupError } from './setup-error.mjs'

/**
 * What a step tells while it works and when it is through.
 *
 * @typedef {object} StepLog
 * @property {(text: string) => void} doing something takes place now that takes time
 * @property {(text: string) => void} note something the reader has to know
 */

/**
 * @typedef {object} StepOutcome
 * @property {boolean} changed whether the step had to do anything
 * @property {string} detail what is there now
 */

/**
 * @typedef {object} Reporter
 * @property {(title: string, run: (log: StepLog) => Promise<StepOutcome>) => Promise<StepOutcome>} step
 * runs one step and prints what it does, what came of it and how long it took
 * @property {(text: string) => void} say prints one line
 * @property {(error: unknown) => void} failed prints what is wrong and what mends it
 */

/**
 * @typedef {object} ReporterOptions
 * @property {(text: string) => void} write
 * @property {boolean} [quiet] steps that find everything in place print nothing
 * @property {() => number} [nowMs] a monotonic clock
 */

/**
 * @param {ReporterOptions} options
 * @returns {Reporter}
 */
export function createReporter({ write, quiet = false, nowMs = () => performance.now() }) {
  /** @param {string} text */
  const say = (text) => write(`${text}\n`)
  return {
    say,
    async step(title, run) {
      const startedMs = nowMs()
      const outcome = await run({
        doing: (text) => say(`… ${title}: ${text}`),
        note: (text) => say(`  ${title}: ${text}`),
      })
      if (outcome.changed || !quiet) {
        say(`✓ ${title}: ${outcome.detail} (${formatDuration(nowMs() - startedMs)})`)
      }
      return outcome
    },
    failed(error) {
      if (!(error instanceof SetupError)) {
        say(error instanceof Error ? (error.stack ?? error.message) : String(error))
        return
      }
      say(`✗ ${error.message}`)
      if (error.remedy.length > 0)
        say(`  To mend it:\n${error.remedy.map((line) => `    ${line}`).join('\n')}`)
    },
  }
}

/**
 * A duration a person reads at a glance: `0.04 s`, `12.3 s`, `1 min 20 s`.
 *
 * @param {number} durationMs
 */
export function formatDuration(durationMs) {
  const seconds = durationMs / 1000
  if (seconds < 10) return `${seconds.toFixed(2)} s`
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${whole % 60} s`
}
