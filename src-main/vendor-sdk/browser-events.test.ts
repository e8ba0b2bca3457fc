import { describe, expect, it } from 'vitest'
import { BrowserEvents } from './browser-events'

describe('the events of a window', () => {
  it('reach every listener of their name, until it is removed', () => {
    const events = new BrowserEvents()
    const heard: string[] = []
    const first = () => void heard.push('first')
    const second = () => void heard.push('second')
    events.addEventListener('offline', first)
    events.addEventListener('offline', second)
    events.addEventListener('online', () => void heard.push('online'))
    events.tell('offline')
    expect(heard).toEqual(['first', 'second'])
    events.removeEventListener('offline', first)
    events.tell('offline')
    events.tell('online')
    expect(heard).toEqual(['first', 'second', 'second', 'online'])
  })

  it('may be taken off by a listener while they are told', () => {
    const events = new BrowserEvents()
    let count = 0
    const once = () => {
      count++
      events.removeEventListener('online', once)
    }
    events.addEventListener('online', once)
    events.tell('online')
    events.tell('online')
    expect(count).toBe(1)
  })
})
