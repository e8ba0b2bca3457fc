import type { ChatroomStatusName } from '../../src-shared/chatroom/enums'
import type { Transition } from '../pages/instance'

/**
 * One expected transition: the status that is reached, that status with the code it is reached with, or `'*'` for any
 * number of transitions, none included.
 */
export type TransitionWish =
  ChatroomStatusName | '*' | { readonly to: ChatroomStatusName; readonly code: number | null }

/** Do the transitions, all of them in their order, match the expected ones? */
export function matchesTransitions(
  transitions: readonly Pick<Transition, 'to' | 'code'>[],
  wishes: readonly TransitionWish[],
): boolean {
  // Row by row of the usual table for wildcards: which beginnings of the transitions match the wishes so far.
  let reachable = [true, ...transitions.map(() => false)]
  for (const wish of wishes) {
    const next: boolean[] = []
    for (let length = 0; length <= transitions.length; length++) {
      const last = transitions[length - 1]
      next[length] =
        wish === '*'
          ? reachable[length] === true || next[length - 1] === true
          : last !== undefined && reachable[length - 1] === true && fits(last, wish)
    }
    reachable = next
  }
  return reachable.at(-1) === true
}

/** What is expected, in words. */
export function describeWishes(wishes: readonly TransitionWish[]): string {
  return wishes.map((wish) => (typeof wish === 'string' ? wish : `${wish.to} (${wish.code})`)).join(' → ')
}

function fits(transition: Pick<Transition, 'to' | 'code'>, wish: Exclude<TransitionWish, '*'>): boolean {
  if (typeof wish === 'string') return transition.to === wish
  return transition.to === wish.to && transition.code === wish.code
}
