import {
  isSameKickStep,
  type KickExpectation,
  type KickStep,
  type SeenKickStep,
} from '../../src-shared/console'

/** What was expected and what was told, side by side. */
export interface StepPair {
  /** Null where nothing more was expected. */
  readonly expected: KickStep | null
  /** Null where it was not told. */
  readonly seen: SeenKickStep | null
  readonly same: boolean
}

/** Puts expected and told steps beside each other; what may come again stands as often as it was told. */
export function pairSteps(
  { steps }: Pick<KickExpectation, 'steps'>,
  seen: readonly SeenKickStep[],
): readonly StepPair[] {
  const expected: KickStep[] = []
  for (const part of steps) {
    if (part.kind !== 'again') {
      expected.push(part)
      continue
    }
    do expected.push(...part.steps)
    while (isNext(part.steps, seen, expected.length))
  }
  const length = Math.max(expected.length, seen.length)
  return Array.from({ length }, (_, index) => pairOf(expected[index] ?? null, seen[index] ?? null))
}

function isNext(steps: readonly KickStep[], seen: readonly SeenKickStep[], from: number): boolean {
  return steps.every((step, index) => {
    const told = seen[from + index]
    return told !== undefined && isSameKickStep(step, told.step)
  })
}

function pairOf(expected: KickStep | null, seen: SeenKickStep | null): StepPair {
  const same = expected !== null && seen !== null && isSameKickStep(expected, seen.step)
  return { expected, seen, same }
}
