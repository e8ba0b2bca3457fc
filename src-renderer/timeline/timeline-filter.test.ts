import { describe, expect, it } from 'vitest'
import { RECORD_KINDS } from '../../src-shared/console'
import { createTimelineFilter } from './timeline-filter'

describe('timeline filter', () => {
  it('hides heartbeats and timers at first', () => {
    const { filter } = createTimelineFilter(() => [])
    expect(filter.value.hideHeartbeats).toBe(true)
    expect(filter.value.kinds).toEqual(RECORD_KINDS.filter((kind) => kind !== 'timer'))
    expect(filter.value).not.toHaveProperty('text')
  })

  it('asks for everything with an empty filter', () => {
    const timeline = createTimelineFilter(() => [7])
    timeline.text.value = '302'
    timeline.selectedOnly.value = true
    timeline.showAll()
    expect(timeline.filter.value).toEqual({})
  })

  it('keeps the kinds in one order however they are toggled', () => {
    const timeline = createTimelineFilter(() => [])
    timeline.toggleKind('frame', false)
    timeline.toggleKind('timer', true)
    timeline.toggleKind('frame', true)
    expect(timeline.kinds.value).toEqual(RECORD_KINDS)
  })

  it('follows the selection when only selected instances are wanted', () => {
    let selected = [1, 2]
    const timeline = createTimelineFilter(() => selected)
    timeline.selectedOnly.value = true
    expect(timeline.filter.value.instanceIds).toEqual([1, 2])
    selected = [3]
    timeline.text.value = ' 302 '
    expect(timeline.filter.value).toMatchObject({ instanceIds: [3], text: '302' })
  })
})
