import type { ComparedEvent, StructuralDifference, TimingDifference } from '../../src-shared/console'

const ALICE = { accountId: 'alice', roomId: '36', order: 1 }

/** An event as it is compared, except for what the test says. */
export function comparedEvent(patch: Partial<ComparedEvent> = {}): ComparedEvent {
  return {
    ordinal: 1,
    atNs: 0,
    attemptId: 1,
    stage: null,
    kind: 'callback',
    name: 'onChatroomEntered',
    from: null,
    to: null,
    code: null,
    payload: {},
    ...patch,
  }
}

/** An event of alice that only the left recording has. */
export function missingEvent(patch: Partial<ComparedEvent> = {}): StructuralDifference {
  return { instance: ALICE, type: 'missing', before: comparedEvent(patch) }
}

/** An event of alice that both recordings have, with another code. */
export function changedEvent(
  before: Partial<ComparedEvent>,
  after: Partial<ComparedEvent>,
): StructuralDifference {
  const fields = [{ field: 'code', before: before.code ?? null, after: after.code ?? null }]
  return {
    instance: ALICE,
    type: 'changed',
    before: comparedEvent(before),
    after: comparedEvent(after),
    fields,
  }
}

/** A step of alice that took 20 ms on the left and 420 ms on the right. */
export function timingDifference(): TimingDifference {
  return {
    instance: ALICE,
    before: comparedEvent({ ordinal: 7 }),
    after: comparedEvent({ ordinal: 8 }),
    tookNsBefore: 20_000_000,
    tookNsAfter: 420_000_000,
  }
}
