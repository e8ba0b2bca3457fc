import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { letReaderLeave } from './closed-output'

function failure(code: string): Error {
  return Object.assign(new Error(`write ${code}`), { code })
}

describe('an output whose reader has left', () => {
  it('is no failure', () => {
    const output = new PassThrough()
    letReaderLeave(output)
    expect(() => output.emit('error', failure('EPIPE'))).not.toThrow()
  })

  it('that fails otherwise still is one', () => {
    const output = new PassThrough()
    letReaderLeave(output)
    expect(() => output.emit('error', failure('ENOSPC'))).toThrow('write ENOSPC')
  })
})
