import { describe, expect, it } from 'vitest'
import { shallowRef } from 'vue'
import { DEFAULT_TIMELINE, RECORD_KINDS, type TimelineSettings } from '../../src-shared/console'
import { createTimelineFilter } from './timeline-filter'

function openFilter(selectedInstanceIds: () => readonly number[] = () => []) {
  const settings = shallowRef<TimelineSettings>(DEFAULT_TIMELINE)
  const timeline = createTimelineFilter({
    selectedInstanceIds,
    settings: () => settings.value,
    keep: (next) => (settings.value = next),
  })
  return { ...timeline, settings }
}

describe('timeline filter', () => {
  it('leaves timers out at first and folds heartbeats', () => {
    const { filter, showHeartbeats } = openFilter()
    expect(filter.value).toEqual({ kinds: RECORD_KINDS.filter((kind) => kind !== 'timer') })
    expect(showHeartbeats.value).toBe(false)
  })

  it('asks for everything with an empty filter', () => {
    const timeline = openFilter(() => [7])
    timeline.text.value = '302'
    timeline.selectedOnly.value = true
    timeline.range.value = { fromNs: 5, toNs: 9 }
    timeline.showAll()
    expect(timeline.filter.value).toEqual({})
  })

  it('keeps the kinds in one order however they are toggled', () => {
    const timeline = openFilter()
    timeline.toggleKind('frame', false)
    timeline.toggleKind('timer', true)
    timeline.toggleKind('frame', true)
    expect(timeline.kinds.value).toEqual(RECORD_KINDS)
  })

  it('follows the selection when only selected instances are wanted', () => {
    const selected = shallowRef([1, 2])
    const timeline = openFilter(() => selected.value)
    timeline.selectedOnly.value = true
    expect(timeline.filter.value.instanceIds).toEqual([1, 2])
    selected.value = [3]
    timeline.text.value = ' code:302 '
    expect(timeline.filter.value).toMatchObject({ instanceIds: [3], query: 'code:302' })
  })

  it('filters on with the last text that could be read, and says what is wrong', () => {
    const { text, filter, problem } = openFilter()
    text.value = 'kind:frame'
    text.value = 'kind:frame nonsense:1'
    expect(filter.value.query).toBe('kind:frame')
    expect(problem.value).toMatchObject({ reason: 'unknownField', found: 'nonsense' })
    text.value = ''
    expect(filter.value).not.toHaveProperty('query')
    expect(problem.value).toBeNull()
  })

  it('adds the brushed stretch of time', () => {
    const { filter, range } = openFilter()
    range.value = { fromNs: 10, toNs: 20 }
    expect(filter.value).toMatchObject({ fromNs: 10, toNs: 20 })
  })

  it('looks at one kind of event in the views that are made of it', () => {
    const { filter, view } = openFilter()
    view.value = 'waterfall'
    expect(filter.value.kinds).toEqual(['attempt'])
    view.value = 'states'
    expect(filter.value.kinds).toEqual(['transition'])
  })

  it('shows everything in the table when the view is made of one kind', () => {
    const { filter, view, showAll } = openFilter()
    view.value = 'states'
    showAll()
    expect(view.value).toBe('table')
    expect(filter.value).toEqual({})
  })

  it('has one filter for all views, until one is pinned to a view', () => {
    const { text, view, pinned, settings } = openFilter()
    text.value = 'kick'
    view.value = 'sequence'
    expect(text.value).toBe('kick')
    pinned.value = true
    text.value = 'code:302'
    view.value = 'table'
    expect(text.value).toBe('kick')
    expect(pinned.value).toBe(false)
    view.value = 'sequence'
    expect(text.value).toBe('code:302')
    pinned.value = false
    expect(text.value).toBe('kick')
    expect(settings.value.pinned).toEqual({})
  })
})
