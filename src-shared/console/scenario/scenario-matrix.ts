import type { z } from 'zod'
import type { JsonValue } from '../record'
import type { matrixSchema } from './scenario-schema'

/** A value for each axis. */
export type Combination = Readonly<Record<string, JsonValue>>
type Matrix = z.output<typeof matrixSchema>

/** More runs than this are no scenario but a load test. */
export const MAX_COMBINATIONS = 1000

/** How many combinations a matrix has before anything is excluded. */
export function combinationCount(matrix: Matrix): number {
  const { include = [] } = matrix
  const axes = axesOf(matrix)
  const product = axes.reduce((count, [, values]) => count * values.length, 1)
  return include.length + (axes.length === 0 ? 0 : product)
}

/** Every combination in the order in which a reader would count them up, then those that are included. */
export function combinationsOf(matrix: Matrix | undefined): Combination[] {
  if (matrix === undefined) return [{}]
  const { include = [], exclude = [] } = matrix
  const entries = axesOf(matrix)
  const product =
    entries.length === 0
      ? []
      : entries.reduce<Combination[]>(
          (before, [axis, values]) =>
            before.flatMap((combination) => values.map((value) => ({ ...combination, [axis]: value }))),
          [{}],
        )
  const isExcluded = (combination: Combination) => exclude.some((pattern) => agrees(combination, pattern))
  return [...product.filter((combination) => !isExcluded(combination)), ...include]
}

/** `auth=dynamic, transport=text`. */
export function combinationLabel(combination: Combination): string {
  return Object.entries(combination)
    .map(([axis, value]) => `${axis}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
}

function axesOf(matrix: Matrix): [string, JsonValue[]][] {
  const notAxes = ['include', 'exclude']
  return Object.entries(matrix).filter(([name]) => !notAxes.includes(name)) as [string, JsonValue[]][]
}

function agrees(combination: Combination, pattern: Combination): boolean {
  return Object.entries(pattern).every(
    ([axis, value]) => JSON.stringify(combination[axis]) === JSON.stringify(value),
  )
}
