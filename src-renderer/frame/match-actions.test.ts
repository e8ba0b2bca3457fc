import { describe, expect, it } from 'vitest'
import type { Action } from '../stores/actions-store'
import { matchActions } from './match-actions'

const action = (id: string, title: string, group: string): Action => ({
  id,
  title,
  group,
  run: () => undefined,
})
const actions = [
  action('instances-enter', '让选中的实例进入', '实例'),
  action('theme-light', 'Theme: light', 'Look'),
  action('theme-dark', 'Theme: dark', 'Look'),
]
const found = (query: string) => matchActions(actions, query).map(({ id }) => id)

describe('palette search', () => {
  it('offers everything while nothing is typed', () => expect(found('  ')).toHaveLength(3))

  it('wants every word, in any order and case', () => {
    expect(found('LOOK dark')).toEqual(['theme-dark'])
    expect(found('theme')).toEqual(['theme-light', 'theme-dark'])
    expect(found('theme nothing')).toEqual([])
  })

  it('finds by the stable name too, whatever the language', () => {
    expect(found('enter')).toEqual(['instances-enter'])
    expect(found('进入')).toEqual(['instances-enter'])
  })
})
