// @vitest-environment happy-dom
import { EditorView } from '@codemirror/view'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../src-shared/testing/eventually'
import { FakeConsole } from '../../testing/fake-console'
import { openWindow, type OpenWindow } from '../../testing/open-window'

describe('the code of the composer', () => {
  let page: OpenWindow
  beforeEach(async () => {
    page = await openWindow(new FakeConsole())
    await page.click('enter-demo-room')
    await openTab('code')
    await eventually(() => expect(page.find('sdk-code-text')).not.toBeNull())
  })
  afterEach(() => page.wrapper.unmount())

  const openTab = (name: 'form' | 'code') => page.pressMouse(`composer-tab-${name}`)
  function editor(): EditorView {
    const view = EditorView.findFromDOM(page.get('sdk-code-text').element)
    if (view === null) throw new Error('there is no editor')
    return view
  }
  const text = () => editor().state.doc.toString()
  const shownLines = () =>
    [...editor().dom.querySelectorAll('.cm-shown-line')].map((line) => line.textContent)

  it('offers the five groups of platforms (S2)', () => {
    const platforms = ['android', 'ios', 'desktop', 'web', 'harmony']
    const labels = platforms.map((platform) => page.get(`sdk-code-platform-${platform}`).text())
    expect(labels).toEqual(['Android', 'iOS', 'Win/macOS', 'Web', 'Harmony'])
  })

  it('follows the platform', async () => {
    expect(text()).toContain("from 'nim-web-sdk-ng/dist/v2/CHATROOM_BROWSER_SDK'")
    await page.click('sdk-code-platform-android')
    expect(text()).toContain('public class ChatroomLogin')
    await page.click('sdk-code-platform-harmony')
    expect(text()).toContain('getContext(this).getApplicationContext()')
    expect(page.find('sdk-code-im')).toBeNull()
  })

  it('follows the parameters, and keeps the platform meanwhile', async () => {
    await page.click('sdk-code-platform-ios')
    await openTab('form')
    await page.type('composer-timeout', '7')
    await openTab('code')
    await eventually(() => expect(text()).toContain('params.timeout = 7;'))
  })

  it('shows the code of the last right parameters while a field is wrong', async () => {
    expect(page.find('sdk-code-stale')).toBeNull()
    await openTab('form')
    await page.type('composer-timeout', 'soon')
    await openTab('code')
    await eventually(() => expect(page.find('sdk-code-stale')).not.toBeNull())
    expect(text()).toContain('timeout: 60')
  })

  it('takes the address from the SDK where IM is logged in', async () => {
    expect(text()).not.toContain('getChatroomLinkAddress')
    await page.click('sdk-code-im')
    expect(text()).toContain('getChatroomLinkAddress')
  })

  it('cannot be typed into, and is named', () => {
    expect(editor().state.readOnly).toBe(true)
    expect(page.get('sdk-code-text').attributes('aria-label')).toBe('SDK code of the login')
  })

  it('has its notes beside it when they are asked for, and remembers that', async () => {
    expect(page.find('sdk-code-remarks')).toBeNull()
    expect(page.get('sdk-code-notes').text()).toMatch(/^Notes \d+$/)
    await page.click('sdk-code-notes')
    const count = page.get('sdk-code').findAll('li').length
    expect(page.get('sdk-code-notes').text()).toBe(`Notes ${count}`)
    await openTab('form')
    await openTab('code')
    await eventually(() => expect(page.find('sdk-code-remarks')).not.toBeNull())
    await page.click('sdk-code-notes')
    expect(page.find('sdk-code-remarks')).toBeNull()
  })

  it('explains its lines in a list that lights them, and has a sign beside each', async () => {
    const remark = (part: string) => {
      const found = page.get('sdk-code-remarks').findAll('button')
      const button = found.find((one) => one.text().includes(part))
      if (button === undefined) throw new Error(`nothing is said about ${part}`)
      return button
    }
    await page.click('sdk-code-notes')
    await remark('list of prerequisites').trigger('focus')
    expect(shownLines()).toEqual([expect.stringContaining('// Before:')])
    const [first] = editor().dom.querySelectorAll<HTMLElement>('.cm-line-mark')
    expect(first).toMatchObject({
      textContent: '!',
      title: expect.stringContaining('prerequisites') as string,
    })
    await remark('45 s').trigger('click')
    const { state } = editor()
    expect(state.doc.lineAt(state.selection.main.head).text).toContain('timeout: 60')
  })

  it('names the steps that the platform does not have, in the language of the window', async () => {
    await page.click('sdk-code-notes')
    expect(page.get('sdk-code-skipped').text()).toContain('getChatroomService is not needed')
    await page.click('toggle-locale')
    expect(page.get('sdk-code-skipped').text()).toContain('无需调用 getChatroomService')
  })
})
