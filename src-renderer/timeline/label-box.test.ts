import { describe, expect, it } from 'vitest'
import { labelBox } from './label-box'

const bounds = { leftPx: 100, rightPx: 900, minWidthPx: 120 }

describe('label of an arrow', () => {
  it('stands above the arrow, whichever way it points', () => {
    expect(labelBox({ ...bounds, fromX: 200, toX: 600 })).toEqual({ left: 206, width: 388 })
    expect(labelBox({ ...bounds, fromX: 600, toX: 200 })).toEqual({ left: 206, width: 388 })
  })

  it('takes the room that it needs, and stays within bounds', () => {
    expect(labelBox({ ...bounds, fromX: 110, toX: 130 })).toEqual({ left: 100, width: 120 })
    expect(labelBox({ ...bounds, fromX: 880, toX: 900 })).toEqual({ left: 780, width: 120 })
    expect(labelBox({ fromX: 0, toX: 0, minWidthPx: 120, leftPx: 10, rightPx: 50 })).toEqual({
      left: 10,
      width: 40,
    })
  })
})
