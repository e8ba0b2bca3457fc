// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { FakeConsole } from '../../testing/fake-console'
import { openWindow, type OpenWindow } from '../../testing/open-window'

let open: OpenWindow | null = null

afterEach(() => {
  open?.wrapper.unmount()
  open = null
})

async function openComposer(vendorSdkVersion: string | null): Promise<OpenWindow> {
  const fake = new FakeConsole()
  fake.vendorSdkVersion = vendorSdkVersion
  open = await openWindow(fake)
  await open.click('enter-demo-room')
  return open
}

describe('the choice of the engine', () => {
  it('is offered where the vendor SDK is installed', async () => {
    const { find } = await openComposer('10.8.1')
    expect(find('composer-transport')).not.toBeNull()
    expect(find('composer-engine')).not.toBeNull()
  })

  it('is absent where it is not', async () => {
    const { find } = await openComposer(null)
    expect(find('composer-transport')).not.toBeNull()
    expect(find('composer-engine')).toBeNull()
  })
})
