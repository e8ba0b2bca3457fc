import { describe, expect, it } from 'vitest'
import type { EventRow, JsonObject } from '../../../src-shared/console'
import { sampleInstance } from '../../recorder/testing/sample-records'
import { RerunPlanner, type RerunPlan } from './rerun-plan'

type Told = Partial<EventRow> & Pick<EventRow, 'kind' | 'name'>
const MS = 1_000_000

const operation = (instanceId: number, name: string, payload: JsonObject = {}): Told => ({
  ...{ kind: 'operation', instanceId, name, payload },
})
const status = (instanceId: number, to: string): Told => ({
  kind: 'transition',
  instanceId,
  name: 'status',
  to,
})
const callback = (instanceId: number, name: string): Told => ({ kind: 'callback', instanceId, name })
const ended = (instanceId: number): Told => ({
  kind: 'attempt',
  instanceId,
  name: 'attemptEnded',
  to: 'entered',
})

/** Plans events that happen one millisecond after the other; the instances' last drafts are given by number. */
function plan(events: readonly Told[], drafts: Record<number, JsonObject> = {}): RerunPlan {
  const planner = new RerunPlanner()
  events.forEach((told, index) => {
    const at = { ordinal: index + 1, atNs: (index + 1) * MS, instanceId: null, to: null, payload: {} }
    planner.take({ ...at, ...told })
  })
  const instances = Object.entries(drafts).map(([id, draft]) => ({ ...sampleInstance(Number(id)), draft }))
  return planner.finish(instances)
}

const namesOf = ({ steps }: RerunPlan) =>
  steps.map(({ instanceId, operation: { name } }) => `${instanceId} ${name}`)
const expectedOf = ({ steps }: RerunPlan) =>
  steps.map(({ expected }) =>
    expected.map(({ instanceId, key, count }) => `${instanceId} ${key.trim()} #${count}`),
  )

describe('the plan of a rerun', () => {
  it('holds what the operator did, in order and with its time', () => {
    const planned = plan([
      operation(1, 'enter'),
      operation(2, 'enter'),
      operation(1, 'kickMember', { accountId: 'bob', notificationExtension: null }),
      operation(1, 'exit'),
      operation(2, 'destroyInstance'),
    ])
    expect(namesOf(planned)).toEqual(['1 enter', '2 enter', '1 kickMember', '1 exit', '2 destroyInstance'])
    expect(planned.steps[2]).toMatchObject({
      atNs: 3 * MS,
      operation: { accountId: 'bob', notificationExtension: '' },
    })
    expect(planned.problems).toEqual([])
  })

  it('lets an operation wait for what had happened since the one before, on any instance', () => {
    const planned = plan([
      operation(1, 'enter'),
      status(1, 'CONNECTING'),
      status(1, 'ENTERED'),
      callback(1, 'onChatroomEntered'),
      operation(2, 'enter'),
      status(2, 'ENTERED'),
      operation(1, 'exit'),
      status(1, 'EXITED'),
    ])
    expect(expectedOf(planned)).toEqual([
      [],
      ['1 transition status ENTERED #1', '1 callback onChatroomEntered #1'],
      ['2 transition status ENTERED #1'],
    ])
    expect(planned.expectedAtEnd).toMatchObject([{ instanceId: 1, status: 'EXITED', ordinal: 8, tookNs: MS }])
  })

  it('counts what happens more than once, from the operation before', () => {
    const planned = plan([
      operation(1, 'enter'),
      status(1, 'ENTERED'),
      status(1, 'WAITING'),
      status(1, 'ENTERED'),
      operation(1, 'enter'),
      status(1, 'ENTERED'),
      operation(1, 'exit'),
    ])
    expect(expectedOf(planned)).toEqual([
      [],
      ['1 transition status ENTERED #2'],
      ['1 transition status ENTERED #1'],
    ])
  })

  it('knows an operation that called off the one before', () => {
    const { steps } = plan([
      operation(1, 'enter'),
      status(1, 'CONNECTING'),
      operation(1, 'exit'),
      operation(2, 'enter'),
      ended(2),
      operation(2, 'exit'),
      operation(3, 'enter'),
      { kind: 'error', name: 'enter', instanceId: 3 },
      operation(3, 'enter'),
    ])
    expect(steps.map(({ afterPrevious }) => afterPrevious)).toEqual([true, false, true, true, true, true])
  })

  it('gives each enter the draft of its time', () => {
    const change = (before: JsonObject, after: JsonObject) => operation(1, 'changeDraft', { before, after })
    const { steps } = plan(
      [
        operation(1, 'enter'),
        change({ roomId: '36', roomNick: '' }, { roomId: '37', roomNick: 'Ann' }),
        operation(1, 'enter'),
        change({ roomId: '37' }, { roomId: '38' }),
        operation(1, 'enter'),
        operation(2, 'enter'),
      ],
      { 1: { accountId: 'alice', roomId: '38', roomNick: 'Ann' } },
    )
    expect(steps.map(({ operation: done }) => done)).toEqual([
      { name: 'enter', draft: { accountId: 'alice', roomId: '36', roomNick: '' } },
      { name: 'enter', draft: { accountId: 'alice', roomId: '37', roomNick: 'Ann' } },
      { name: 'enter', draft: { accountId: 'alice', roomId: '38', roomNick: 'Ann' } },
      { name: 'enter', draft: null },
    ])
  })

  it('takes a client that an enter() replaced for a part of that enter()', () => {
    const planned = plan([
      operation(1, 'enter'),
      status(1, 'ENTERED'),
      operation(1, 'destroyInstance'),
      status(1, 'EXITED'),
      operation(1, 'enter'),
      status(1, 'EXITED'),
      operation(1, 'destroyInstance'),
    ])
    expect(namesOf(planned)).toEqual(['1 enter', '1 enter', '1 destroyInstance'])
    expect(planned.steps[1]).toMatchObject({ ordinal: 3, expected: [{ status: 'ENTERED' }] })
    expect(expectedOf(planned)[2]).toEqual(['1 transition status EXITED #2'])
  })

  it('says once what it cannot do again', () => {
    const { problems, steps } = plan([
      operation(1, 'sendMessage'),
      operation(1, 'sendMessage'),
      operation(2, 'exit'),
    ])
    expect(problems).toEqual([
      'Instance 1: sendMessage is not done again; the recording does not hold enough of it.',
    ])
    expect(steps).toHaveLength(1)
  })
})
