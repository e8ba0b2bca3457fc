// @vitest-environment happy-dom
import { EditorView } from '@codemirror/view'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../src-shared/testing/eventually'
import { HIDDEN } from '../../composer/hidden-secrets'
import { FakeConsole } from '../../testing/fake-console'
import { openWindow, type OpenWindow } from '../../testing/open-window'

describe('the JSON of the composer', () => {
  let page: OpenWindow
  let fake: FakeConsole
  beforeEach(async () => {
    fake = new FakeConsole()
    page = await openWindow(fake)
    await page.click('enter-demo-room')
    await openJson()
  })
  afterEach(() => page.wrapper.unmount())

  const openTab = (name: 'form' | 'json') => page.pressMouse(`composer-tab-${name}`)
  async function openJson(): Promise<void> {
    await openTab('json')
    await eventually(() => expect(page.find('composer-json')).not.toBeNull())
  }
  function editor(): EditorView {
    const view = EditorView.findFromDOM(page.get('composer-json').element)
    if (view === null) throw new Error('there is no editor')
    return view
  }
  const text = () => editor().state.doc.toString()
  async function write(next: string): Promise<void> {
    editor().dispatch({ changes: { from: 0, to: text().length, insert: next } })
    await flushPromises()
  }
  const change = (patch: object) =>
    write(JSON.stringify({ ...(JSON.parse(text()) as object), ...patch }, null, 2))
  const draft = () => fake.instances[0]?.draft
  const faults = () => page.get('composer-json-faults').text()

  it('shows the form, and the form shows what was written', async () => {
    expect(JSON.parse(text())).toMatchObject({ roomId: '36', authType: 0 })
    await change({ roomNick: 'Al', timeoutSeconds: 5 })
    await openTab('form')
    expect(page.get('composer-nick').element).toHaveProperty('value', 'Al')
    await page.type('composer-timeout', '7')
    await openJson()
    expect(JSON.parse(text())).toMatchObject({ roomNick: 'Al', timeoutSeconds: 7 })
    await eventually(() => expect(draft()).toMatchObject({ roomNick: 'Al', timeoutSeconds: 7 }))
  })

  it('keeps a wrong text, names its faults, and lets nobody enter with it', async () => {
    const before = JSON.parse(text()) as object
    await change({ timeoutSeconds: 'soon', roomID: '36' })
    expect(faults()).toContain('timeoutSeconds')
    expect(faults()).toContain('roomID')
    const wrong = text()
    await openTab('form')
    expect(page.get('composer-timeout').element).toHaveProperty('value', '60')
    expect(page.get('composer-enter').attributes('aria-disabled')).toBe('true')
    await page.type('composer-nick', 'Al')
    await openJson()
    expect(text()).toBe(wrong)
    await page.click('composer-json-discard')
    expect(JSON.parse(text())).toEqual({ ...before, roomNick: 'Al' })
    expect(page.get('composer-enter').attributes('aria-disabled')).toBeUndefined()
  })

  it('hides secrets until asked, and keeps those that are not touched', async () => {
    await change({ staticToken: { kind: 'fixed', value: 's3cret' } })
    await page.click('composer-json-reveal')
    expect(text()).toContain('s3cret')
    await page.click('composer-json-reveal')
    expect(text()).not.toContain('s3cret')
    expect(text()).toContain(HIDDEN)
    await change({ roomNick: 'Al' })
    await eventually(() =>
      expect(draft()).toMatchObject({ roomNick: 'Al', staticToken: { value: 's3cret' } }),
    )
  })

  it('says what is wrong in the language of the window', async () => {
    await page.click('toggle-locale')
    await change({ timeoutSeconds: 'soon', linkProvider: { kind: 'serverApi' } })
    expect(faults()).toMatch(/\p{Script=Han}/u)
    expect(faults()).not.toMatch(/Invalid|must be/i)
    await write(text().replace('"roomNick": ""', '"roomNick": 7'))
    expect(faults()).toContain('roomNick 缺失或类型有误，应为文本')
    await write('{ "roomId": ')
    expect(faults()).toContain('JSON 提前结束')
    await write('{ roomId: "36" }')
    expect(faults()).toContain('不是合法的 JSON')
  })

  it('can be left with the Tab key, and is named', () => {
    const event = new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, cancelable: true })
    page.get('composer-json').element.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
    expect(page.get('composer-json').attributes('aria-label')).toBe('Parameters as JSON')
  })
})
