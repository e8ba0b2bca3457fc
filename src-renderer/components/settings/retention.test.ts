// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { openWindow, type OpenWindow } from '../../testing/open-window'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

describe('how long recordings are kept', () => {
  it('is kept when it is typed to its end, and switched off by the limit', async () => {
    window = await openWindow()
    const { fake, click, get, find } = window
    await click('nav-settings')
    const days = get('retention-days')
    Object.assign(days.element, { value: '30' })
    await days.trigger('input')
    expect(fake.settings.retention).toBeUndefined()
    await days.trigger('change')
    await flushPromises()
    expect(fake.settings.retention).toEqual({ maxAgeDays: 30, maxDatabaseBytes: 10 * 1024 ** 3 })
    await click('retention-size')
    expect(fake.settings.retention).toEqual({ maxAgeDays: 30, maxDatabaseBytes: null })
    expect(find('retention-gibibytes')).toBeNull()
  })

  it('is asked about before sessions are lost by it, and stays as it was when that is cancelled', async () => {
    window = await openWindow()
    const { fake, click, type, get, find } = window
    await click('nav-settings')
    fake.removal = { sessionCount: 3, sizeBytes: 2048 }
    const shorten = async (days: string) => {
      await type('retention-days', days)
    }
    await shorten('30')
    expect(get('retention-confirm').text()).toContain('3 sessions, about 2.0 KB, are deleted')
    expect(fake.settings.retention).toBeUndefined()
    await click('retention-confirm-cancel')
    expect(get('retention-days').element).toHaveProperty('value', '365')
    expect(fake.settings.retention).toBeUndefined()

    await shorten('400')
    expect(find('retention-confirm')).toBeNull()
    expect(fake.settings.retention).toMatchObject({ maxAgeDays: 400 })
    await shorten('30')
    await click('retention-confirm-do')
    expect(fake.settings.retention).toMatchObject({ maxAgeDays: 30 })

    fake.estimateRemoval = () => Promise.reject(new Error('the recording is locked'))
    await shorten('7')
    expect(get('retention-days').element).toHaveProperty('value', '30')
    expect(fake.settings.retention).toMatchObject({ maxAgeDays: 30 })
  })

  it('refuses a wrong number, keeps what was typed, and tells what was cleaned up', async () => {
    window = await openWindow()
    const { fake, click, type, get } = window
    await click('nav-settings')
    await type('retention-days', 'soon')
    expect(fake.settings.retention).toBeUndefined()
    expect(get('retention-days').element).toHaveProperty('value', 'soon')
    expect(get('retention-days').attributes('aria-invalid')).toBe('true')
    const housekeeping = { finishedWallMs: 0, removedCount: 3, removedBytes: 2048, problem: null }
    fake.announce('recordingGrew', { ...(await fake.recorderStatus()), housekeeping })
    await flushPromises()
    expect(get('retention-last').text()).toContain('3 sessions, 2.0 KB')
  })
})
