// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { effectScope, nextTick, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { useEventScan, type ScannedPage } from './use-event-scan'

/** A session whose pages hold ten ordinals each; the content of a page is where it begins. */
function openScan(lastAtFirst: number) {
  const lastOrdinal = ref(lastAtFirst)
  const sessionId = ref<number | null>(1)
  const filter = ref('a')
  const taken: string[] = []
  const scope = effectScope()
  const scan = scope.run(() =>
    useEventScan<string>({
      sessionId,
      lastOrdinal,
      dependsOn: () => filter.value,
      async readPage(id, afterOrdinal): Promise<ScannedPage<string>> {
        const content = `${id}${filter.value}${afterOrdinal}`
        const scannedTo = Math.min(lastOrdinal.value, afterOrdinal + 10)
        await nextTick()
        return { content, scannedTo, lastOrdinal: lastOrdinal.value }
      },
      take: (content) => taken.push(content),
      startOver: () => (taken.length = 0),
    }),
  )
  if (scan === undefined) throw new Error('the scope was closed')
  return { ...scan, lastOrdinal, sessionId, filter, taken }
}

describe('scan of a session', () => {
  it('reads page after page, then only what comes', async () => {
    const { taken, loading, lastOrdinal } = openScan(25)
    expect(loading.value).toBe(true)
    await flushPromises()
    expect(taken).toEqual(['1a0', '1a10', '1a20'])
    expect(loading.value).toBe(false)
    lastOrdinal.value = 26
    await flushPromises()
    expect(taken).toEqual(['1a0', '1a10', '1a20', '1a25'])
  })

  it('starts over for another filter or session, and drops answers that come too late', async () => {
    const { taken, filter, sessionId } = openScan(25)
    filter.value = 'b'
    await flushPromises()
    expect(taken).toEqual(['1b0', '1b10', '1b20'])
    sessionId.value = 2
    await flushPromises()
    expect(taken[0]).toBe('2b0')
  })

  it('has nothing to do without a session', async () => {
    const { taken, sessionId, loading } = openScan(25)
    sessionId.value = null
    await flushPromises()
    expect(taken).toEqual([])
    expect(loading.value).toBe(false)
  })
})
