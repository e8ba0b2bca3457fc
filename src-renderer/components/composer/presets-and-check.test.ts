// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeConsole } from '../../testing/fake-console'
import { openWindow, type OpenWindow } from '../../testing/open-window'

describe('the composer', () => {
  let page: OpenWindow
  let fake: FakeConsole
  beforeEach(async () => {
    fake = new FakeConsole()
    page = await openWindow(fake)
    await page.click('enter-demo-room')
  })
  afterEach(() => page.wrapper.unmount())

  const value = (testId: string) => (page.get(testId).element as HTMLInputElement).value
  async function savePreset(name: string): Promise<void> {
    await page.click('composer-presets')
    await page.type('preset-name', name)
    await page.get('preset-save').trigger('submit')
    await flushPromises()
  }

  it('keeps a preset without secrets and asks for its variables when it makes an instance of it', async () => {
    await page.type('composer-account', 'user{{n}}')
    await page.type('composer-nick', 'Nick of {{account}}')
    await page.click('composer-auth-dynamic')
    await page.click('composer-auth-third-party')
    await page.type('composer-login-extension', 's3cret')
    await page.click('composer-presets')
    expect(page.find('preset-none')).not.toBeNull()
    await page.click('preset-close')
    await savePreset('crowd')
    expect(JSON.stringify(fake.settings)).toContain('crowd')
    expect(JSON.stringify(fake.settings)).not.toContain('s3cret')
    expect(page.get('preset-left-out').text()).toContain('loginExtensionProvider.value')
    expect(value('preset-variable-n')).toBe('2')
    await page.type('preset-variable-n', '17')
    await page.type('preset-variable-account', 'Al')
    await page.click('preset-apply-new')
    expect(fake.instances).toHaveLength(2)
    expect(fake.instances[1]?.draft).toMatchObject({
      accountId: 'user17',
      roomNick: 'Nick of Al',
      authType: 2,
    })
  })

  it('applies a preset to the instance at hand, and forgets it when told to', async () => {
    await savePreset('as it was')
    await page.click('preset-close')
    await page.type('composer-nick', 'changed')
    await page.click('composer-presets')
    await page.click('preset-apply')
    expect(value('composer-nick')).toBe('')
    await page.click('composer-presets')
    await page.click('preset-delete')
    expect(page.find('preset-none')).not.toBeNull()
    expect(fake.settings.presets).toEqual([])
  })

  it('brings a preset back that was deleted or replaced, to the place where it stood', async () => {
    await page.type('composer-nick', 'first')
    await savePreset('one')
    await page.click('preset-close')
    await savePreset('two')
    const both = fake.settings.presets
    await page.click('preset-close')
    await page.type('composer-nick', 'second')
    await savePreset('one')
    expect(fake.settings.presets).not.toEqual(both)
    expect(page.get('preset-lost').text()).toContain('The former “one” was replaced')
    await page.click('preset-lost-undo')
    expect(fake.settings.presets).toEqual(both)
    expect(page.find('preset-lost')).toBeNull()
    await page.click('preset-delete')
    expect(fake.settings.presets?.map(({ name }) => name)).toEqual(['two'])
    expect(page.get('preset-lost').text()).toContain('“one” was deleted')
    await page.click('preset-lost-undo')
    expect(fake.settings.presets).toEqual(both)
  })

  it('gives back what a preset took the place of, a wrong text included, and the preset again', async () => {
    await savePreset('as it was')
    await page.click('preset-close')
    await page.type('composer-nick', 'changed')
    await page.type('composer-timeout', 'soon')
    await page.click('composer-presets')
    await page.click('preset-apply')
    expect([value('composer-nick'), value('composer-timeout')]).not.toContain('soon')
    expect(page.get('composer-replaced').text()).toContain(
      '“as it was” took the place of what was typed in #1',
    )
    await page.click('instance-new')
    expect(page.find('composer-replaced')).toBeNull()
    await page.click('instance-row-1')
    await page.click('composer-replaced-undo')
    expect([value('composer-nick'), value('composer-timeout')]).toEqual(['changed', 'soon'])
    expect(page.get('composer-replaced').text()).toContain('is back')
    await page.click('composer-replaced-undo')
    expect(value('composer-nick')).toBe('')
    await page.click('composer-replaced-dismiss')
    expect(page.find('composer-replaced')).toBeNull()
  })

  it('validates without sending, and forgets the result when something changes', async () => {
    const attempts = fake.instances[0]?.attemptCount
    await page.click('composer-check')
    expect(page.get('composer-check-result').text()).toContain('Nothing wrong')
    await page.type('composer-account', '')
    expect(page.find('composer-check-result')).toBeNull()
    await page.click('composer-check')
    expect(page.get('composer-check-result').text()).toMatch(
      /enterParams\.accountId.*191004.*accountId is required/,
    )
    expect(fake.instances[0]?.attemptCount).toBe(attempts)
  })
})
