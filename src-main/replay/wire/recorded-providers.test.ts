import { describe, expect, it } from 'vitest'
import { providerForCall } from '../../../src-shared/console'
import type { ProviderAnswer } from './recorded-life'
import { RecordedProviders } from './recorded-providers'

const answer = (value: unknown, failure: string | null = null): ProviderAnswer => {
  return { value, failure, notes: { status: 200 } }
}

describe('providers of a recording', () => {
  const ask = (providers: RecordedProviders, controller = new AbortController()) => {
    const notes: object[] = []
    const call = { signal: controller.signal, note: (details: object) => notes.push(details) }
    const result = Promise.resolve(
      providerForCall(providers.textProvider('tokenProvider'), call)('k', 'r', 'a'),
    )
    return { result, notes }
  }

  it('answer when the recording does, and tell what the recorded one told', async () => {
    const providers = new RecordedProviders()
    const { result, notes } = ask(providers)
    providers.answer('linkProvider', answer(['a:1']))
    providers.answer('tokenProvider', answer('***'))
    expect(await result).toBe('***')
    expect(notes).toEqual([{ status: 200 }])
    expect(await providers.linkProvider()('alice', '36')).toEqual(['a:1'])
  })

  it('fail as the recorded one failed', async () => {
    const providers = new RecordedProviders()
    const { result } = ask(providers)
    providers.answer('tokenProvider', answer(undefined, 'no token today'))
    await expect(result).rejects.toThrow('no token today')
  })

  it('answer the next call after one that was given up', async () => {
    const providers = new RecordedProviders()
    const controller = new AbortController()
    ask(providers, controller)
    controller.abort()
    const { result } = ask(providers)
    providers.answer('tokenProvider', answer('second'))
    expect(await result).toBe('second')
  })
})
