import { describe, expect, it } from 'vitest'
import { providerAnswer } from './provider-answer'

const record = (fields: object) => ({
  arguments: { roomId: '36' },
  durationMs: 12,
  failure: null,
  ...fields,
})

describe('the answer of a recorded provider', () => {
  it('is the addresses that it gave, wrong ones included', () => {
    const resultShape = { type: 'array', length: 3 }
    const addresses = ['127.0.0.1:9', null, 'b:2']
    expect(providerAnswer(record({ resultShape, addresses })).value).toEqual(addresses)
  })

  it('is as many addresses where not all are on record', () => {
    const answer = providerAnswer(record({ resultShape: { type: 'array', length: 2 }, addresses: ['a:1'] }))
    expect(answer.value).toEqual(['a:1', 'unknown.invalid:1'])
  })

  it.each([
    [{ type: 'string', length: 4 }, '****'],
    [{ type: 'string', length: 0 }, ''],
    [{ type: 'object' }, {}],
    [{ type: 'number' }, 0],
    [{ type: 'boolean' }, false],
    [{ type: 'null' }, null],
    [{ type: 'undefined' }, undefined],
  ])('is a stand-in for a secret: %j', (resultShape, value) => {
    expect(providerAnswer(record({ resultShape }))).toEqual({ value, failure: null, notes: {} })
  })

  it('is the failure that it threw, with what it told of the call', () => {
    expect(providerAnswer(record({ resultShape: null, failure: 'HTTP 503', status: 503 }))).toEqual({
      value: undefined,
      failure: 'HTTP 503',
      notes: { status: 503 },
    })
  })
})
