import { describe, expect, it } from 'vitest'
import { createWindowCalls } from './window-calls'

const nobody = () => undefined

describe('what a window keeps', () => {
  it('is given back to that window alone, as it was kept last', async () => {
    const windows = createWindowCalls(nobody)
    await windows.keepWindow({ windowId: 1, state: 'old' })
    await windows.keepWindow({ windowId: 1, state: 'new' })
    expect(await windows.readWindow({ windowId: 1 })).toBe('new')
    expect(await windows.readWindow({ windowId: 2 })).toBeNull()
  })

  it('does not grow with windows that come and go', async () => {
    const windows = createWindowCalls(nobody)
    for (let windowId = 1; windowId <= 33; windowId++) await windows.keepWindow({ windowId, state: 'x' })
    expect(await windows.readWindow({ windowId: 1 })).toBeNull()
    expect(await windows.readWindow({ windowId: 33 })).toBe('x')
  })
})

it('opens another window when it is asked to', async () => {
  let count = 0
  await createWindowCalls(() => void count++).openWindow()
  expect(count).toBe(1)
})
