import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { parseWorld } from '../../src-shared/console/world'
import { ManualClock } from '../../src-shared/time'
import { createCloud } from '.'
import { APP_SECRET, APPKEY, TestCloud } from './testing/test-cloud'

const running: TestCloud[] = []
async function start(...options: Parameters<typeof TestCloud.start>): Promise<TestCloud> {
  const test = await TestCloud.start(...options)
  running.push(test)
  return test
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((test) => test.stop()))
})

describe('embedded cloud', () => {
  it('runs twice in one process, each with its own rooms', async () => {
    const [first, second] = [await start(), await start()]
    expect(first.link).not.toBe(second.link)
    await first.enter('alice')
    await second.enter('alice')
    expect(first.eventsNamed('clientKicked')).toEqual([])
    expect(second.cloud.connections()).toMatchObject([{ accountId: 'alice', phase: 'entered' }])
  })

  it('closes every socket with 1001 when it stops and can be started again', async () => {
    const test = await start()
    const [alice, bob] = [await test.enter('alice'), await test.enter('bob', {}, 'text')]
    await test.cloud.stop()
    expect([await alice.closed(), await bob.closed()]).toEqual([1001, 1001])
    expect(test.clock.pendingCount).toBe(0)
    expect(test.cloud.linkAddresses()).toEqual([])
    test.link = (await test.cloud.start()).link
    await test.enter('alice')
    expect(test.cloud.connections()).toHaveLength(1)
  })

  it('is found again at the addresses of before, unless somebody else has taken one of them', async () => {
    const test = await start()
    const { link, admin } = test.cloud.describe()
    await test.cloud.stop()
    expect(await test.cloud.start()).toEqual({ link, admin })

    await test.cloud.stop()
    const [host = '', port = ''] = (link ?? '').split(':')
    const stranger = createServer().listen(Number(port), host)
    await new Promise((resolve) => stranger.once('listening', resolve))
    const moved = await test.cloud.start()
    expect(moved.link).not.toBe(link)
    test.link = moved.link
    await test.enter('alice')
    await new Promise((resolve) => stranger.close(resolve))
  })

  it('breaks one connection without a word, and the others stay', async () => {
    const test = await start()
    const [alice] = [await test.enter('alice'), await test.enter('bob')]
    const [first] = test.cloud.connections()
    expect(test.cloud.dropConnection(first?.connectionId ?? 0)).toBe(true)
    expect(await alice.closed()).toBe(1006)
    expect(test.cloud.connections()).toMatchObject([{ accountId: 'bob', clientType: 16 }])
    expect(test.cloud.dropConnection(first?.connectionId ?? 0)).toBe(false)
  })

  it('does not wait for a client that ignores the close', async () => {
    const test = await start()
    const client = await test.enter('alice')
    client.socket.pause()
    await test.cloud.stop()
    expect(test.cloud.connections()).toEqual([])
  })

  it.each([{ tls: false }, { tls: true }])(
    'does not wait for peers that connect and say nothing (tls: $tls)',
    async ({ tls }) => {
      const test = await start({}, { tls })
      const [host = '', port = ''] = test.link.split(':')
      const peer = connect(Number(port), host)
      await new Promise((resolve) => peer.once('connect', resolve))
      const closed = new Promise((resolve) => peer.once('close', resolve))
      await test.cloud.stop()
      await closed
    },
  )

  it('stops after its start when it is told to stop while it starts', async () => {
    const { cloud, events } = new TestCloud()
    const starting = cloud.start()
    await Promise.all([starting, cloud.stop()])
    expect(cloud.describe().link).toBeNull()
    expect(events.at(-1)?.name).toBe('cloudStopped')
  })

  it('closes the link port again when the admin port is taken', async () => {
    const test = await start()
    const second = new TestCloud({}, { adminPort: Number(new URL(test.admin).port) })
    await expect(second.cloud.start()).rejects.toThrow('The admin port 127.0.0.1:')
    expect(second.cloud.linkAddresses()).toEqual([])
    await second.cloud.stop()
  })

  it('names the port that is taken, leaves nothing open, and refuses to start twice', async () => {
    const test = await start()
    const port = Number(test.link.split(':')[1])
    const second = new TestCloud({}, { port })
    await expect(second.cloud.start()).rejects.toThrow(
      `The link port 127.0.0.1:${port} of the cloud cannot be opened`,
    )
    expect(second.cloud.describe()).toMatchObject({ link: null, admin: null })
    await expect(test.cloud.start()).rejects.toThrow('started already')
  })

  it('describes its world without secrets and gives them to the composition root alone', async () => {
    const { cloud, link, admin } = await start()
    const overview = cloud.describe()
    expect(overview).toMatchObject({ link, admin, problem: null, apps: [{ appkey: APPKEY }] })
    expect(JSON.stringify(overview)).not.toMatch(/secret|token/)
    expect(cloud.secretsOf(APPKEY)?.appSecret).toBe(APP_SECRET)
    expect(cloud.secretsOf(APPKEY)?.staticTokenOf('alice')).toBe('token-alice')
    expect(cloud.secretsOf(APPKEY)?.staticTokenOf('nobody')).toBeNull()
    expect(cloud.secretsOf('other')).toBeNull()
  })

  it('tells when it starts and stops', async () => {
    const test = await start()
    await test.cloud.stop()
    await test.cloud.stop()
    expect(test.events.map((event) => event.name)).toEqual(['cloudStarted', 'cloudStopped'])
  })

  it('starts the demo world', async () => {
    const world = parseWorld(readFileSync('resources/demo-world.json', 'utf8'))
    const cloud = createCloud({ world, clock: new ManualClock() })
    await cloud.start()
    expect(cloud.describe().apps[0]?.rooms.map((room) => room.roomId)).toEqual(['36', '37', '38'])
    await cloud.stop()
  })
})
