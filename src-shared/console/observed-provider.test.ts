import { describe, expect, it } from 'vitest'
import { observedProvider, providerForCall, type ProviderCall } from './observed-provider'
import type { JsonObject } from './record'

const observed = observedProvider(({ note, signal }) => (accountId: string) => {
  note({ kind: 'test' })
  return signal.aborted ? 'given up' : `answer for ${accountId}`
})

function callOf(signal: AbortSignal): ProviderCall & { readonly notes: JsonObject[] } {
  const notes: JsonObject[] = []
  return { signal, notes, note: (details) => notes.push(details) }
}

describe('observed provider', () => {
  it('is an ordinary function to who does not observe', () => {
    expect(observed('alice')).toBe('answer for alice')
  })

  it('tells about each call to its own observer and hears when it is given up', () => {
    const [first, second] = [callOf(new AbortController().signal), callOf(AbortSignal.abort())]
    expect(providerForCall(observed, first)('alice')).toBe('answer for alice')
    expect(first.notes).toEqual([{ kind: 'test' }])
    expect(second.notes).toEqual([])
    expect(providerForCall(observed, second)('alice')).toBe('given up')
  })

  it('leaves a plain function as it is', () => {
    const plain = (accountId: string) => accountId
    expect(providerForCall(plain, callOf(AbortSignal.abort()))).toBe(plain)
  })
})
