// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { openWindow, type OpenWindow } from '../testing/open-window'
import { instanceSummary } from '../testing/summaries'
import { useDraftsStore } from './drafts-store'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

describe('a draft that another window changes', () => {
  it('is shown as it is there, also when it is changed back to what was saved here', async () => {
    window = await openWindow()
    const { fake } = window
    fake.instances = [instanceSummary({ instanceId: 9 })]
    const store = useDraftsStore()
    const { draft } = instanceSummary({ instanceId: 9 })
    const shown = (roomNick: string) => store.open(9, { ...draft, roomNick }).roomNick
    store.open(9, draft)
    store.edit(9, { roomNick: 'mine' })
    expect(await store.save(9)).toBe('saved')
    expect(shown('mine')).toBe('mine')
    expect(shown('theirs')).toBe('theirs')
    expect(shown('mine')).toBe('mine')
  })
})
