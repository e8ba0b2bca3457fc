import { describe, expect, it } from 'vitest'
import { Abandonment } from './abandonment'

describe('an abandoned provider call', () => {
  it('hears of it before the signal that its provider holds', () => {
    const abandonment = new Abandonment()
    const heard: string[] = []
    abandonment.signal.addEventListener('abort', () => heard.push('provider'))
    abandonment.watch(() => heard.push('call'))
    abandonment.abandon()
    expect(heard).toEqual(['call', 'provider'])
    expect(abandonment.happened).toBe(true)
  })

  it('hears of it once', () => {
    const abandonment = new Abandonment()
    let count = 0
    abandonment.watch(() => count++)
    abandonment.abandon()
    abandonment.abandon()
    expect(count).toBe(1)
  })

  it('hears nothing once it is over', () => {
    const abandonment = new Abandonment()
    let count = 0
    abandonment.watch(() => count++)
    abandonment.watch(null)
    abandonment.abandon()
    expect(count).toBe(0)
  })
})

describe('the signal', () => {
  it('is one and the same however often it is asked for', () => {
    const abandonment = new Abandonment()
    const { signal } = abandonment
    abandonment.abandon()
    expect(abandonment.signal).toBe(signal)
    expect(signal.aborted).toBe(true)
  })

  it('is aborted already when it is asked for too late', () => {
    const abandonment = new Abandonment()
    abandonment.abandon()
    expect(abandonment.signal.aborted).toBe(true)
  })
})
