import type { CloudDelivery } from '../../src-shared/console'
import type { ExpectedCloudEvent, ExpectedCopy } from '../../src-shared/console/scenario'
import { contains, listOf, type Measured } from './check-expectation'
import type { Mismatch } from './scenario-error'

const MAX_COPIES = 1000

/** What the embedded cloud told, copied and counted. */
export async function checkCloud(measured: Measured): Promise<Mismatch[]> {
  const { expectation } = measured
  return [
    ...(expectation.cloud ?? []).flatMap((event) => checkEvent(measured, event)),
    ...(expectation.copies === undefined ? [] : await checkCopies(measured, expectation.copies)),
    ...checkUsers(measured),
    ...checkEnds(measured),
  ]
}

function checkEvent({ context, from }: Measured, expected: ExpectedCloudEvent): Mismatch[] {
  const { event, account, room, code, detail, count } = expected
  const told = context.log.since(from).filter(({ kind, name }) => kind === 'cloud' && name === event)
  const wanted = {
    ...(account === undefined ? {} : { accountId: context.stage.accountOf(account) }),
    ...(room === undefined ? {} : { roomId: room }),
    ...detail,
  }
  const agreeing = told.filter(
    (record) => (code === undefined || record.code === code) && contains(record.payload, wanted),
  )
  if (count === undefined ? agreeing.length > 0 : agreeing.length === count) return []
  return [
    {
      expectation: `cloud.${event}`,
      expected: `${count === undefined ? 'at least 1' : count} × ${JSON.stringify(expected)}`,
      actual: `${agreeing.length} of\n${listOf(told.map((record) => `${record.name} ${record.code ?? ''} ${JSON.stringify(record.payload)}`))}`,
      instanceId: null,
    },
  ]
}

async function checkCopies({ context }: Measured, copies: readonly ExpectedCopy[]): Promise<Mismatch[]> {
  const { stage, time } = context
  const read = stage.api.read<{ deliveries: CloudDelivery[] }>(`copies?limit=${MAX_COPIES}`)
  const { deliveries } = await time.hold(read)
  let place = 0
  for (const delivery of deliveries) {
    const next = copies[place]
    if (next === undefined) break
    const isSame =
      delivery.event === next.event &&
      (next.account === undefined || delivery.accountId === stage.accountOf(next.account)) &&
      (next.room === undefined || delivery.roomId === next.room) &&
      (next.state === undefined || delivery.state === next.state)
    if (isSame) place++
  }
  if (place === copies.length) return []
  const expected = listOf(copies.map((copy) => JSON.stringify(copy)))
  const actual = listOf(
    deliveries.map(({ event, accountId, roomId, state }) => `${event} ${accountId} ${roomId} ${state}`),
  )
  return [{ expectation: 'copies', expected, actual, instanceId: null }]
}

function checkUsers({ expectation: { dau }, context }: Measured): Mismatch[] {
  if (dau === undefined) return []
  const { stage } = context
  const today = stage.world.appOf(stage.appkey).dau.days.at(-1)
  const actual = { accounts: today?.accounts.length ?? 0, anonymousEntries: today?.anonymousEntries ?? 0 }
  const holds =
    (dau.accounts === undefined || dau.accounts === actual.accounts) &&
    (dau.anonymousEntries === undefined || dau.anonymousEntries === actual.anonymousEntries)
  if (holds) return []
  return [
    { expectation: 'dau', expected: JSON.stringify(dau), actual: JSON.stringify(actual), instanceId: null },
  ]
}

function checkEnds({ expectation: { ends }, context }: Measured): Mismatch[] {
  const { stage } = context
  return Object.entries(ends ?? {}).flatMap(([name, expected]) => {
    const account = stage.accountOf(name)
    const inRooms = stage.cloud
      .connections()
      .filter(({ accountId, phase }) => accountId === account && phase === 'entered')
    if (inRooms.length === expected) return []
    const actual = String(inRooms.length)
    return [
      { expectation: `ends.${name}`, expected: String(expected), actual, instanceId: stage.instanceOf(name) },
    ]
  })
}
