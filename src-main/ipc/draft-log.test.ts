import { describe, expect, it } from 'vitest'
import { defaultEnterDraft, type ConsoleRecord, type EnterDraft } from '../../src-shared/console'
import { ManualClock } from '../../src-shared/time'
import { DraftLog, type KeptSecret } from './draft-log'

const base = defaultEnterDraft({ appkey: 'app', roomId: '36', accountId: 'alice' })
const withToken = (value: string, patch: Partial<EnterDraft> = {}): EnterDraft => ({
  ...base,
  staticToken: { kind: 'fixed', value },
  ...patch,
})

function openLog() {
  const records: ConsoleRecord[] = []
  const secrets: KeptSecret[] = []
  const log = new DraftLog({
    clock: new ManualClock(),
    record: (record) => records.push(record),
    keepSecret: (secret) => secrets.push(secret),
  })
  return { log, records, secrets }
}

describe('the log of drafts', () => {
  it('keeps what an instance enters with, and its secrets apart', () => {
    const { log, records, secrets } = openLog()
    expect(log.draftOf(3)).toBeNull()
    const kept = log.take(3, withToken('hush'))
    expect(kept['staticToken']).toEqual({ kind: 'fixed', value: { secret: '3.staticToken.value' } })
    expect(log.draftOf(3)).toEqual(kept)
    expect(secrets).toEqual([{ reference: '3.staticToken.value', kind: 'value', value: 'hush' }])
    expect(records).toEqual([])
  })

  it('records what changed since the last enter, and nothing when nothing did', () => {
    const { log, records } = openLog()
    log.take(3, base)
    log.take(3, { ...base })
    log.take(3, { ...base, roomId: '37', roomNick: 'Ann' })
    expect(records).toMatchObject([
      {
        kind: 'operation',
        name: 'changeDraft',
        instanceId: 3,
        payload: { before: { roomId: '36', roomNick: '' }, after: { roomId: '37', roomNick: 'Ann' } },
      },
    ])
  })

  it('gives another value of a secret another reference, and the old value its old one', () => {
    const { log, records, secrets } = openLog()
    for (const value of ['one', 'two', 'one']) log.take(3, withToken(value))
    log.take(4, withToken('one'))
    expect(secrets.map(({ reference, value }) => [reference, value])).toEqual([
      ['3.staticToken.value', 'one'],
      ['3.staticToken.value~2', 'two'],
      ['3.staticToken.value', 'one'],
      ['4.staticToken.value', 'one'],
    ])
    expect(JSON.stringify(records)).not.toMatch(/"(one|two)"/)
    expect(records).toHaveLength(2)
  })
})
