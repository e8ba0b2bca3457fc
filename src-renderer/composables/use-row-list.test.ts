// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { defineComponent, h, nextTick, ref, useTemplateRef } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { useRowList } from './use-row-list'

const VIEWPORT_PX = 260

beforeEach(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => VIEWPORT_PX })
})

/** A list of numbered rows as its views render it. */
async function openList({ rows = 0, film = null as number | null } = {}) {
  const count = ref(rows)
  const filmIndex = ref(film)
  const selectedIndex = ref(-1)
  const view = defineComponent(() => {
    const scroller = useTemplateRef<HTMLElement>('scroller')
    const list = useRowList({
      ...{ scroller, count, selectedIndex, filmIndex },
      select: (index) => (selectedIndex.value = index),
    })
    return () =>
      h('div', { ref: 'scroller', onScroll: () => list.onScroll(), onKeydown: list.onKey }, [
        list.items.value.map(({ index, slot }) => h('p', { key: slot }, `row ${index}`)),
      ])
  })
  const wrapper = mount(view, { attachTo: document.body })
  await nextTick()
  await nextTick()
  const scroller = wrapper.element as HTMLElement
  const elements = () => wrapper.findAll('p').map(({ element }) => element)
  return {
    count,
    filmIndex,
    wrapper,
    scroller,
    elements,
    texts: () => elements().map((row) => row.textContent),
  }
}

describe('a list of rows', () => {
  it('draws those in sight and a few around them, of however many there are', async () => {
    const { texts, wrapper, scroller } = await openList({ rows: 1_000_000, film: -1 })
    expect(texts()).toHaveLength(22)
    expect(texts()[0]).toBe('row 0')
    scroller.scrollTop = 500_000 * 26
    await wrapper.trigger('scroll')
    expect(texts()).toHaveLength(34)
    expect(texts()).toContain('row 500000')
  })

  it('draws new rows at its end into the elements of the old ones', async () => {
    const { count, elements, texts } = await openList({ rows: 1000 })
    const before = new Set(elements())
    expect(texts().at(-1)).toBe('row 999')
    count.value = 3000
    await nextTick()
    expect(texts().at(-1)).toBe('row 2999')
    expect(elements().filter((element) => before.has(element)).length).toBeGreaterThan(before.size / 2)
  })

  it('keeps the place of the film in sight, and stays where it is when rows are added', async () => {
    const { count, filmIndex, texts, scroller } = await openList({ rows: 1000, film: 0 })
    filmIndex.value = 700
    await nextTick()
    await nextTick()
    expect(texts()).toContain('row 700')
    expect(scroller.scrollTop).toBe(701 * 26 - VIEWPORT_PX)
    count.value = 2000
    await nextTick()
    expect(texts()).toContain('row 700')
  })

  it('goes through its rows with the keys', async () => {
    const { texts, wrapper } = await openList({ rows: 1000 })
    await wrapper.trigger('keydown', { key: 'Home' })
    expect(texts()[0]).toBe('row 0')
    await wrapper.trigger('keydown', { key: 'End' })
    expect(texts().at(-1)).toBe('row 999')
  })
})
