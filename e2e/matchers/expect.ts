import { expect as base, type Expect, type ExpectMatcherState } from '@playwright/test'
import type { Instance } from '../pages/instance'
import { matchInstance, type InstanceSight } from './instance-matcher'
import { describeKick, wasKicked, type KickWish } from './to-have-been-kicked'
import { describeWishes, matchesTransitions, type TransitionWish } from './transition-pattern'

/** How long a matcher waits, in place of the time that `expect` is configured with. */
export interface MatcherOptions {
  readonly timeout?: number
}

const matchers = {
  /** The instance is in its room. */
  async toHaveEntered(this: ExpectMatcherState, instance: Instance, { timeout }: MatcherOptions = {}) {
    return matchInstance(this, {
      name: 'toHaveEntered',
      instance,
      expected: 'in its room (ENTERED)',
      holds: ({ summary }) => summary?.status === 'ENTERED' && !summary.entering,
      timeout,
    })
  },

  /** The instance was thrown out, in the way that is asked for, since it last began to enter. */
  async toHaveBeenKicked(
    this: ExpectMatcherState,
    instance: Instance,
    wish: KickWish = {},
    { timeout }: MatcherOptions = {},
  ) {
    return matchInstance(this, {
      name: 'toHaveBeenKicked',
      instance,
      expected: describeKick(wish),
      holds: (sight) => wasKicked(sight, wish),
      timeout,
    })
  },

  /** The code that its last login was answered with, or its status came with, is this one. */
  async toHaveCode(
    this: ExpectMatcherState,
    instance: Instance,
    code: number,
    { timeout }: MatcherOptions = {},
  ) {
    return matchInstance(this, {
      name: 'toHaveCode',
      instance,
      expected: `code ${code}`,
      holds: (sight) => hasCode(sight, code),
      timeout,
    })
  },

  /** The statuses that it went through in this session are these, in this order; `'*'` stands for any of them. */
  async toMatchTransitions(
    this: ExpectMatcherState,
    instance: Instance,
    wishes: readonly TransitionWish[],
    { timeout }: MatcherOptions = {},
  ) {
    return matchInstance(this, {
      name: 'toMatchTransitions',
      instance,
      expected: describeWishes(wishes),
      holds: ({ transitions }) => matchesTransitions(transitions, wishes),
      timeout,
    })
  },
}

/**
 * Playwright's `expect`, which also knows chatroom instances. These matchers wait like its own, work with `.not`, and
 * tell what was seen when they fail.
 */
export const expect: Expect<typeof matchers> = base.extend(matchers)

function hasCode({ summary }: InstanceSight, code: number): boolean {
  return summary !== null && (summary.statusCode === code || summary.lastLogin?.code === code)
}
