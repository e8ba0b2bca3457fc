// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openWindow, type OpenWindow } from '../../testing/open-window'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

async function openRecordings(): Promise<OpenWindow> {
  window = await openWindow()
  await window.click('nav-recordings')
  await vi.dynamicImportSettled()
  await flushPromises()
  return window
}

async function choose(item: string): Promise<void> {
  const menu = window.get('export-menu')
  await menu.trigger('pointerdown', { button: 0, ctrlKey: false })
  await menu.trigger('keydown', { key: 'Enter' })
  await flushPromises()
  await window.press(`export-menu-${item}`, 'Enter')
  await flushPromises()
}

async function drop(...files: File[]): Promise<void> {
  const event = new Event('drop', { bubbles: true, cancelable: true })
  Object.assign(event, { dataTransfer: { types: ['Files'], files } })
  window.get('import-drop').element.dispatchEvent(event)
  for (let turn = 0; turn < 10; turn++) await flushPromises()
}

describe('exports and imports', () => {
  it('offer every format for the open session, and say what was written', async () => {
    const { fake, get, click, find } = await openRecordings()
    await choose('har')
    expect(fake.transfers.exports).toEqual([{ sessionIds: [2], format: 'har' }])
    expect(get('transfer-result').text()).toContain('session.har written, 2.0 KB')
    await click('transfer-show')
    expect(fake.transfers.shownCount).toBe(1)
    await click('transfer-dismiss')
    expect(find('transfer-result')).toBeNull()
  })

  it('show how far a transfer is, and cancel it', async () => {
    const { fake, get, click, find } = await openRecordings()
    fake.announce('transferChanged', { kind: 'import', doneCount: 2000, totalCount: 5000 })
    await flushPromises()
    expect(get('transfer-progress').text()).toContain('Importing · 2\u202f000 of 5\u202f000 events')
    expect(get('import-file').attributes('disabled')).toBeDefined()
    await click('transfer-cancel')
    expect(fake.transfers.cancelCount).toBe(1)
    fake.announce('transferChanged', null)
    await flushPromises()
    expect(find('transfer-progress')).toBeNull()
  })

  it('hand over the bytes of a dropped file, and read the list again', async () => {
    const { fake, get } = await openRecordings()
    fake.transfers.onImport = () => ({ sessions: [{ sessionId: 9, eventCount: 3 }] })
    const bytes = Uint8Array.from({ length: 600 * 1024 }, (_, index) => index % 251)
    await drop(new File([bytes], 'dropped.roomscope'))
    expect(fake.transfers.droppedSizeBytes).toBe(bytes.byteLength)
    expect(fake.transfers.droppedParts.map((part) => part.byteLength)).toEqual([512 * 1024, 88 * 1024])
    expect(Buffer.concat(fake.transfers.droppedParts).equals(bytes)).toBe(true)
    expect(get('transfer-result').text()).toContain('1 session imported')
  })

  it('take several dropped files one after the other, and name those that were refused', async () => {
    const { fake, get } = await openRecordings()
    const read: string[] = []
    fake.transfers.onImport = () => {
      const text = Buffer.concat(fake.transfers.droppedParts).toString()
      read.push(text)
      if (text === 'broken') throw new Error('no recording')
      return { sessions: [{ sessionId: 9, eventCount: 3 }] }
    }
    const files = ['first', 'broken', 'third'].map((text) => new File([text], `${text}.roomscope`))
    await drop(...files)
    expect(read).toEqual(['first', 'broken', 'third'])
    expect(get('transfer-result').text()).toContain('2 sessions imported; not imported: broken.roomscope')
  })

  it('leave out the rest of the dropped files when they are cancelled', async () => {
    const { fake, get, find } = await openRecordings()
    fake.transfers.onImport = () => {
      window.get('transfer-cancel').element.click()
      return { sessions: [{ sessionId: 9, eventCount: 3 }] }
    }
    await drop(...['one', 'two'].map((text) => new File([text], text)))
    expect(get('transfer-result').text()).toContain('1 session imported; not imported: two')
    expect(find('transfer-show')).not.toBeNull()
  })

  it('ask for a collector, refuse a header that is none, and tell what was rejected', async () => {
    const { fake, get, click, type, find } = await openRecordings()
    await choose('traces')
    await type('traces-headers', 'x-key')
    await click('traces-send')
    expect(get('traces-dialog').text()).toContain('Line 1 is not NAME=VALUE.')
    expect(fake.transfers.sent).toEqual([])
    await type('traces-headers', 'x-key=secret')
    await type('traces-endpoint', 'http://127.0.0.1:9/v1/traces')
    await click('traces-send')
    expect(fake.transfers.sent).toEqual([
      { sessionIds: [2], endpoint: 'http://127.0.0.1:9/v1/traces', headers: { 'x-key': 'secret' } },
    ])
    expect(find('traces-dialog')).toBeNull()
    expect(get('transfer-result').text()).toContain('rejected 2 spans: too old')
  })
})
