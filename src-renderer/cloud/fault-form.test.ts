import { describe, expect, it } from 'vitest'
import { FAULT_NAMES, faultSchema } from '../../src-shared/console'
import { emptyFaultForm, FAULT_SHAPES, readFaultForm, type FaultForm } from './fault-form'

const read = (form: Partial<FaultForm> & Pick<FaultForm, 'name'>) =>
  readFaultForm({ ...emptyFaultForm(form.name), ...form })

describe('the form of a fault', () => {
  it.each(FAULT_NAMES)('of the kind %s applies as it stands, at every stage it offers', (name) => {
    for (const stage of FAULT_SHAPES[name].stages ?? ['']) {
      const { fault } = read({ name, stage })
      expect(fault).toMatchObject(stage === '' ? { name } : { name, stage })
    }
  })

  it.each(FAULT_NAMES)('of the kind %s offers every field that the fault has', (name) => {
    const schema = faultSchema.options.find(({ shape }) => shape.name.value === name)
    const shared = ['name', 'count', 'probability', 'seed', 'scope']
    const own = Object.keys(schema?.shape ?? {}).filter((field) => !shared.includes(field))
    expect([...FAULT_SHAPES[name].fields].sort()).toEqual(own.sort())
  })

  it('acts on everybody for ever unless it says less', () => {
    expect(read({ name: 'frameLoss' }).fault).toEqual({
      name: 'frameLoss',
      probability: 1,
      seed: 1,
      scope: {},
    })
    const less = { roomId: ' 36 ', accountId: 'alice', count: '2', probability: '0.5', seed: '7' }
    expect(read({ name: 'frameLoss', ...less }).fault).toEqual({
      name: 'frameLoss',
      count: 2,
      probability: 0.5,
      seed: 7,
      scope: { roomId: '36', accountId: 'alice' },
    })
  })

  it('has no scope before a socket stands, whatever was typed for another fault', () => {
    expect(read({ name: 'refuseConnect', roomId: '36' }).fault?.scope).toEqual({})
  })

  it('takes addresses a line each', () => {
    expect(read({ name: 'linkListWrong', addresses: '127.0.0.1:1\n\n 127.0.0.1:2 ' }).fault).toMatchObject({
      addresses: ['127.0.0.1:1', '127.0.0.1:2'],
    })
  })

  it.each<[Partial<FaultForm> & Pick<FaultForm, 'name'>, string]>([
    [{ name: 'latency', delayMs: '' }, 'delayMs'],
    [{ name: 'latency', delayMs: 'soon' }, 'delayMs'],
    [{ name: 'refuseLogin', code: '200' }, 'code'],
    [{ name: 'handshakeError', status: '200' }, 'status'],
    [{ name: 'frameLoss', probability: '2' }, 'probability'],
    [{ name: 'frameLoss', count: '0' }, 'count'],
  ])('names the field that is wrong in %o', (form, field) => {
    const { fault, wrong } = read(form)
    expect(fault).toBeNull()
    expect([...wrong]).toEqual([field])
  })
})
