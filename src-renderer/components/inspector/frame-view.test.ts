// @vitest-environment happy-dom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { TooltipProvider } from 'reka-ui'
import { afterEach, describe, expect, it } from 'vitest'
import { h, ref, type Ref } from 'vue'
import { createMessages } from '../../i18n'
import { pressMouse } from '../../testing/mouse'
import FrameView from './FrameView.vue'

const TEXT = '5:::{"sid":36,"cid":2,"nick":"é"}'
const BYTES = Uint8Array.from([0x02, 0x41, 0xc3])

let wrapper: VueWrapper
afterEach(() => wrapper.unmount())

function open(data: Ref<string | Uint8Array>): void {
  const view = () => {
    const transport = typeof data.value === 'string' ? ('text' as const) : ('binary' as const)
    const frame = { direction: 'out', transport, sizeBytes: data.value.length } as const
    return h(FrameView, { frame, data: data.value, redacted: false })
  }
  wrapper = mount(() => h(TooltipProvider, null, { default: view }), {
    attachTo: document.body,
    global: { plugins: [createMessages('en')] },
  })
}
const tabs = () => wrapper.findAll('[role=tab]').map((tab) => tab.text())
async function choose(tab: string): Promise<void> {
  pressMouse(wrapper.get<HTMLElement>(`[data-testid=frame-tab-${tab}]`).element)
  await flushPromises()
}

describe('a frame', () => {
  it('of text is shown decoded, as text and as the bytes of its UTF-8', async () => {
    open(ref(TEXT))
    expect(tabs()).toEqual(['Decoded', 'Text', 'Hex'])
    await choose('text')
    expect(wrapper.text()).toContain('"nick"')
    await choose('hex')
    const dump = wrapper.get('[data-testid=frame-hex]').text()
    expect(dump).toContain('35')
    expect(dump).toMatch(/c3\s*a9/)
  })

  it('of bytes is no text', () => {
    open(ref(BYTES))
    expect(tabs()).toEqual(['Decoded', 'Hex'])
  })

  it('of the other kind is shown in a way that it has, and the choice is kept', async () => {
    const data = ref<string | Uint8Array>(TEXT)
    open(data)
    await choose('text')
    data.value = BYTES
    await flushPromises()
    expect(wrapper.get('[data-testid=frame-hex]').text()).toContain('41')
    data.value = TEXT
    await flushPromises()
    expect(wrapper.find('[data-testid=frame-hex]').exists()).toBe(false)
    expect(wrapper.text()).toContain('"nick"')
  })
})
