import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { nextTick, ref } from 'vue'
import { useNoticesStore } from '../stores/notices-store'
import { runComposable } from '../testing/session-under-test'
import { useLivePage } from './use-live-page'

interface WaitingRead {
  readonly resolve: (page: number) => void
  readonly reject: (error: Error) => void
}

/** Answers reads when the test says so. */
function slowReader() {
  const waiting: WaitingRead[] = []
  const read = () => new Promise<number>((resolve, reject) => waiting.push({ resolve, reject }))
  return { waiting, read }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

beforeEach(() => setActivePinia(createPinia()))

describe('a live page', () => {
  it('is read at once, and again for every change while nothing is being read', async () => {
    const revision = ref(0)
    let reads = 0
    const page = runComposable(() =>
      useLivePage(
        () => Promise.resolve(++reads),
        0,
        () => revision.value,
      ),
    )
    await settled()
    expect(page.value).toBe(1)
    revision.value++
    await settled()
    expect(page.value).toBe(2)
  })

  it('is read once more for all the changes that came while it was read', async () => {
    const revision = ref(0)
    const { waiting, read } = slowReader()
    const page = runComposable(() => useLivePage(read, 0, () => revision.value))
    for (let change = 0; change < 5; change++) {
      revision.value++
      await nextTick()
    }
    expect(waiting).toHaveLength(1)
    waiting[0]?.resolve(1)
    await settled()
    expect(waiting).toHaveLength(2)
    waiting[1]?.resolve(2)
    await settled()
    expect(page.value).toBe(2)
    expect(waiting).toHaveLength(2)
  })

  it('keeps what was there when a read is refused, and reads again at the next change', async () => {
    const revision = ref(0)
    const { waiting, read } = slowReader()
    const page = runComposable(() => useLivePage(read, 7, () => revision.value))
    waiting[0]?.reject(new Error('no'))
    await settled()
    expect(page.value).toBe(7)
    expect(useNoticesStore().notices).toMatchObject([{ error: { message: 'no' } }])
    revision.value++
    await settled()
    waiting[1]?.resolve(8)
    await settled()
    expect(page.value).toBe(8)
  })
})
