import { longestCommon } from './longest-common'

/** One step from a sequence `a` to a sequence `b`. */
export type Edit<T> =
  | { readonly type: 'kept'; readonly before: T; readonly after: T }
  | { readonly type: 'changed'; readonly before: T; readonly after: T }
  | { readonly type: 'missing'; readonly before: T }
  | { readonly type: 'added'; readonly after: T }

/** How two items are compared. */
export interface Likeness<T> {
  /** Items with the same key are equal. */
  readonly keyOf: (item: T) => string
  /** Of two different items at the same place, those of the same sort are one that changed. */
  readonly sortOf: (item: T) => string
}

/** The shortest way from `a` to `b`. What stands between two kept items is paired by its sort. */
export function editScript<T>(a: readonly T[], b: readonly T[], { keyOf, sortOf }: Likeness<T>): Edit<T>[] {
  return pair(a, b, { type: 'kept', keyOf }, (gapA, gapB) =>
    pair(gapA, gapB, { type: 'changed', keyOf: sortOf }, (removed, inserted) => [
      ...removed.map((before) => ({ type: 'missing', before }) as const),
      ...inserted.map((after) => ({ type: 'added', after }) as const),
    ]),
  )
}

/** Goes the way from `a` to `b` that an edit script describes. */
export function applyEdits<T>(edits: readonly Edit<T>[]): T[] {
  return edits.flatMap((edit) => (edit.type === 'missing' ? [] : [edit.after]))
}

function pair<T>(
  a: readonly T[],
  b: readonly T[],
  alike: { readonly type: 'kept' | 'changed'; readonly keyOf: (item: T) => string },
  between: (gapA: readonly T[], gapB: readonly T[]) => Edit<T>[],
): Edit<T>[] {
  const edits: Edit<T>[] = []
  const append = (more: readonly Edit<T>[]) => {
    for (const edit of more) edits.push(edit)
  }
  let [nextA, nextB] = [0, 0]
  for (const [inA, inB] of longestCommon(a.map(alike.keyOf), b.map(alike.keyOf))) {
    append(between(a.slice(nextA, inA), b.slice(nextB, inB)))
    const [before, after] = [a[inA], b[inB]] as [T, T]
    edits.push({ type: alike.type, before, after })
    ;[nextA, nextB] = [inA + 1, inB + 1]
  }
  append(between(a.slice(nextA), b.slice(nextB)))
  return edits
}
