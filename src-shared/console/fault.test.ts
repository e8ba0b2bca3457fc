import { describe, expect, it } from 'vitest'
import { FAULT_NAMES, faultSchema } from './fault'
import { formatPath, parseWorld } from './world'

function problemOf(fault: unknown): string {
  const parsed = faultSchema.safeParse(fault)
  if (parsed.success) throw new Error('the fault was taken')
  const [issue] = parsed.error.issues
  return `${formatPath(issue?.path ?? [], '(fault)')}: ${issue?.message ?? ''}`
}

describe('a fault', () => {
  it('needs only its name and what has no default', () => {
    expect(faultSchema.parse({ name: 'answerLost' })).toEqual({
      name: 'answerLost',
      scope: {},
      probability: 1,
      seed: 1,
    })
    expect(faultSchema.parse({ name: 'handshakeError' })).toMatchObject({ status: 503, step: 'any' })
  })

  it.each([
    [{ name: 'nothing' }, `name: must be a fault: an object whose name is one of ${FAULT_NAMES.join(', ')}`],
    [{ name: 'latency' }, 'delayMs: Invalid input: expected number, received undefined'],
    [{ name: 'latency', delayMs: -1 }, 'delayMs: Too small: expected number to be >=0'],
    [{ name: 'answerLost', stage: 'connect' }, 'stage: Invalid option: expected one of "enter"|"room"'],
    [{ name: 'answerLost', probability: 2 }, 'probability: Too big: expected number to be <=1'],
    [{ name: 'answerLost', scope: { room: '36' } }, 'scope: Unrecognized key: "room"'],
    [{ name: 'refuseConnect', scope: { appkey: 'a' } }, 'scope: Unrecognized key: "appkey"'],
    [{ name: 'linkListEmpty', scope: { connectionId: 1 } }, 'scope: Unrecognized key: "connectionId"'],
    [{ name: 'answerLost', delayMs: 5 }, '(fault): Unrecognized key: "delayMs"'],
  ])('names what is wrong with %j', (fault, problem) => {
    expect(problemOf(fault)).toBe(problem)
  })

  it.each([200, 406, 808, 810, 13_003, 192_513, -1])('refuses no login with %i', (code) => {
    expect(problemOf({ name: 'refuseLogin', code })).toContain('an error code that a login answer can carry')
  })

  it('may stand in a world file', () => {
    const world = (faults: unknown) => JSON.stringify({ apps: [{ appkey: 'a', appSecret: 's' }], faults })
    expect(parseWorld(world([{ name: 'refuseConnect' }])).faults).toHaveLength(1)
    expect(() => parseWorld(world([{ name: 'slowBytes' }]))).toThrow('faults[0].bytesPerSecond')
  })
})
