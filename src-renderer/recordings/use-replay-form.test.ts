import { describe, expect, it } from 'vitest'
import type { InstanceDescription, JsonObject } from '../../src-shared/console'
import { runComposable } from '../testing/session-under-test'
import { useReplayForm } from './use-replay-form'

const described = (
  instanceId: number,
  accountId: string,
  draft: JsonObject | null = null,
): InstanceDescription => ({
  ...{ instanceId, accountId, roomId: '36', clientType: 16, authType: 0 },
  ...{ transport: 'binary', engine: 'own', draft },
})
const openForm = () => runComposable(useReplayForm)

describe('the form of a replay', () => {
  it('asks nothing of a wire replay', () => {
    const form = openForm()
    form.mode.value = 'wire'
    form.targetKind.value = 'addresses'
    expect(form.fault.value).toBeNull()
    expect(form.inputFor(3)).toEqual({ mode: 'wire', sessionId: 3, instanceIds: [] })
  })

  it('leaves everything as recorded where nothing is typed', () => {
    const form = openForm()
    form.reset([described(1, 'alice'), described(2, 'alice'), described(3, '')])
    expect([form.accountNames.value, form.roomNames.value]).toEqual([['alice'], ['36']])
    form.accounts['alice'] = ''
    expect(form.inputFor(3)).toEqual({
      mode: 'rerun',
      sessionId: 3,
      speed: 1,
      target: { kind: 'recorded' },
      remap: { accounts: {}, rooms: {}, secrets: {}, appkey: null },
    })
  })

  it('takes other names, another app, no waits, and addresses by line', () => {
    const form = openForm()
    form.accounts['alice'] = 'bob'
    form.rooms['36'] = '37'
    form.appkey.value = ' other '
    form.speed.value = 'none'
    form.targetKind.value = 'addresses'
    form.addressText.value = 'one:443\n two:443 ,, three:80\n'
    form.tls.value = true
    expect(form.inputFor(3)).toMatchObject({
      speed: null,
      target: { kind: 'addresses', addresses: ['one:443', 'two:443', 'three:80'], tls: true },
      remap: { accounts: { alice: 'bob' }, rooms: { '36': '37' }, appkey: 'other' },
    })
  })

  it('wants between one address and the most that are taken', () => {
    const form = openForm()
    form.targetKind.value = 'addresses'
    expect(form.fault.value?.fault).toBe('noAddress')
    form.addressText.value = Array.from({ length: 33 }, (_, port) => `host:${port}`).join('\n')
    expect(form.fault.value).toEqual({ fault: 'tooManyAddresses', most: 32 })
  })

  it('asks for the secrets that recorded drafts name, and forgets them when it begins anew', () => {
    const form = openForm()
    const draft = { staticToken: { kind: 'fixed', value: { secret: '2.staticToken.value' } } }
    form.reset([described(1, 'alice'), described(2, 'bob', draft)])
    expect(form.wantedSecrets.value).toEqual([
      { instanceId: 2, path: 'staticToken.value', kind: 'value', reference: '2.staticToken.value' },
    ])
    form.secrets['2.staticToken.value'] = 'token'
    expect(form.inputFor(3)).toMatchObject({ remap: { secrets: { '2.staticToken.value': 'token' } } })
    form.reset([])
    expect(form.inputFor(3)).toMatchObject({ remap: { secrets: {} } })
  })
})
