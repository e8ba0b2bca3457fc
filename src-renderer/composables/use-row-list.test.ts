// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { defineComponent, h, nextTick, ref, useTemplateRef } from 'vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { MAX_CONTENT_PX, ROW_HEIGHT_PX } from '../timeline/row-range'
import { useRowList, type RowListOptions } from './use-row-list'

const VIEWPORT_PX = 260

beforeEach(() => {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => VIEWPORT_PX })
})

/** A list of numbered rows as its views render it. */
async function openList({
  rows = 0,
  film = null as number | null,
  show = undefined as RowListOptions['show'],
} = {}) {
  const count = ref(rows)
  const filmIndex = ref(film)
  const selectedIndex = ref(-1)
  const view = defineComponent(() => {
    const scroller = useTemplateRef<HTMLElement>('scroller')
    const list = useRowList({
      ...{ scroller, count, selectedIndex, filmIndex, show },
      select: (index) => (selectedIndex.value = index),
    })
    return () =>
      h('div', { ref: 'scroller', onScroll: () => list.onScroll(), onKeydown: list.onKey }, [
        list.items.value.map(({ index, slot, start }) =>
          h('p', { key: slot, 'data-top': start }, `row ${index}`),
        ),
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
    /** The rows that lie in the viewport, by the place at which they are drawn. */
    inSight: () =>
      wrapper
        .findAll('p')
        .filter(({ element }) => {
          const topPx = Number(element.dataset['top']) - scroller.scrollTop
          return topPx >= 0 && topPx + ROW_HEIGHT_PX <= VIEWPORT_PX
        })
        .map(({ element }) => Number(element.textContent.slice('row '.length)))
        .sort((a, b) => a - b),
    scrollTo: async (scrollPx: number) => {
      scroller.scrollTop = scrollPx
      await wrapper.trigger('scroll')
    },
  }
}

describe('a list of rows', () => {
  it('draws those in sight and a few around them, of however many there are', async () => {
    const { texts, scrollTo } = await openList({ rows: 300_000, film: -1 })
    expect(texts()).toHaveLength(16)
    expect(texts()[0]).toBe('row 0')
    await scrollTo(200_000 * 26)
    expect(texts()).toHaveLength(22)
    expect(texts()).toContain('row 200000')
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

  it('draws a leap when its rows are there, and a short way at once', async () => {
    const arrivals: (() => void)[] = []
    const show = () => new Promise<void>((resolve) => arrivals.push(resolve))
    const { texts, scrollTo } = await openList({ rows: 1000, film: -1, show })
    expect(texts()).toEqual([])
    arrivals.pop()?.()
    await flushPromises()
    expect(texts()).toContain('row 0')
    await scrollTo(5 * 26)
    expect(texts()).toContain('row 20')
    await scrollTo(500 * 26)
    await flushPromises()
    expect(texts()).not.toContain('row 500')
    arrivals.pop()?.()
    await flushPromises()
    expect(texts()).toContain('row 500')
  })

  it('draws what is in sight by then when the rows of a leap come late', async () => {
    const arrivals: (() => void)[] = []
    const show = () => new Promise<void>((resolve) => arrivals.push(resolve))
    const { texts, scrollTo } = await openList({ rows: 1000, film: -1, show })
    await scrollTo(500 * 26)
    await scrollTo(700 * 26)
    arrivals.at(-2)?.()
    await flushPromises()
    expect(texts()).toContain('row 700')
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

describe('a list that is higher than an element can be', () => {
  const ROWS = 3_000_000
  const lastScrollPx = MAX_CONTENT_PX - VIEWPORT_PX

  it('is scrolled from its first row to its last', async () => {
    const { inSight, scrollTo } = await openList({ rows: ROWS, film: -1 })
    expect(inSight()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    await scrollTo(lastScrollPx / 2)
    expect(inSight()[5]).toBeCloseTo(ROWS / 2, -1)
    await scrollTo(lastScrollPx)
    expect(inSight().at(-1)).toBe(ROWS - 1)
    expect(inSight()).toHaveLength(10)
  })

  it('skips no row when it is scrolled a short way, from either end on', async () => {
    const { inSight, scroller, scrollTo } = await openList({ rows: ROWS, film: -1 })
    for (let turn = 1; turn <= 200; turn++) {
      await scrollTo(scroller.scrollTop + 4 * ROW_HEIGHT_PX)
      expect(inSight()[0]).toBe(4 * turn)
    }
    await scrollTo(lastScrollPx)
    const [first = 0] = inSight()
    for (let turn = 1; turn <= 200; turn++) {
      await scrollTo(scroller.scrollTop - 4 * ROW_HEIGHT_PX)
      expect(inSight()[0]).toBe(first - 4 * turn)
    }
  })

  it('comes back to its first row by short ways from wherever it is', async () => {
    const { inSight, scroller, scrollTo } = await openList({ rows: ROWS, film: -1 })
    await scrollTo(12_000)
    const [first = 0] = inSight()
    expect(first).toBeGreaterThan(12_000 / ROW_HEIGHT_PX)
    for (let leftPx = first * ROW_HEIGHT_PX; leftPx > 0; leftPx -= 200)
      await scrollTo(Math.max(0, scroller.scrollTop - 200))
    await scrollTo(0)
    expect(inSight()[0]).toBe(0)
    expect(scroller.scrollTop).toBe(0)
  })

  it('goes to any row by the keys', async () => {
    const { inSight, wrapper } = await openList({ rows: ROWS, film: -1 })
    await wrapper.trigger('keydown', { key: 'End' })
    await flushPromises()
    expect(inSight().at(-1)).toBe(ROWS - 1)
    await wrapper.trigger('keydown', { key: 'PageUp' })
    await wrapper.trigger('keydown', { key: 'PageUp' })
    await flushPromises()
    expect(inSight()[0]).toBe(ROWS - 19)
    await wrapper.trigger('keydown', { key: 'Home' })
    await flushPromises()
    expect(inSight()[0]).toBe(0)
  })
})
