import type { InstanceSummary } from '../../src-shared/console'

const texts = new WeakMap<InstanceSummary, string>()

/**
 * The new summaries, but the old object for each that says the same as before: an announcement carries all instances,
 * and the row of one that did not change is not drawn again.
 */
export function keepUnchanged(
  old: readonly InstanceSummary[],
  next: readonly InstanceSummary[],
): readonly InstanceSummary[] {
  const known = new Map(old.map((summary) => [summary.instanceId, summary]))
  return next.map((summary) => {
    const before = known.get(summary.instanceId)
    return before !== undefined && textOf(before) === textOf(summary) ? before : summary
  })
}

function textOf(summary: InstanceSummary): string {
  const text = texts.get(summary) ?? JSON.stringify(summary)
  texts.set(summary, text)
  return text
}
