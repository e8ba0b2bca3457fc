import { worldSchema, type World } from '../../../src-shared/console/world'
import type { CloudEvent } from '../../../src-shared/console/cloud-event'
import type { Transport } from '../../../src-shared/protocol'
import { ManualClock } from '../../../src-shared/time'
import { createCloud, type CloudOptions, type EmbeddedCloud } from '..'
import { LinkClient, type TestLogin } from './link-client'

export const APPKEY = 'test-appkey'
export const APP_SECRET = 'test-secret'

type AppInput = Record<string, unknown>

/** A small world; `app` replaces fields of its only app. */
export function testWorld(app: AppInput = {}): World {
  return worldSchema.parse({
    apps: [
      {
        appkey: APPKEY,
        appSecret: APP_SECRET,
        inOutNotification: true,
        loginPolicies: ['static', 'dynamic', 'thirdParty'],
        thirdPartyCallback: { url: 'sample' },
        accounts: ['alice', 'bob', 'mia', 'zoe', 'owner', 'mallory'].map((accountId) => ({
          accountId,
          token: `token-${accountId}`,
          nick: `Nick of ${accountId}`,
          banned: accountId === 'mallory',
        })),
        rooms: [
          {
            roomId: '36',
            name: 'Room 36',
            announcement: 'Welcome to 36',
            creator: 'owner',
            managers: ['mia', 'zoe'],
            blocked: ['eve'],
          },
          { roomId: '37', name: 'Room 37', creator: 'owner' },
          { roomId: '38', name: 'Room 38', creator: 'owner', valid: false },
        ],
        ...app,
      },
    ],
  })
}

/** A cloud under test with its clients; `stop` ends all of them. */
export class TestCloud {
  readonly events: CloudEvent[] = []
  readonly clock = new ManualClock()
  readonly cloud: EmbeddedCloud
  link = ''
  admin = ''
  private readonly clients: LinkClient[] = []

  constructor(app: AppInput = {}, options: Partial<CloudOptions> = {}) {
    this.cloud = createCloud({
      world: testWorld(app),
      clock: this.clock,
      onEvent: (event) => this.events.push(event),
      ...options,
    })
  }

  static async start(app: AppInput = {}, options: Partial<CloudOptions> = {}): Promise<TestCloud> {
    const test = new TestCloud(app, options)
    const { link, admin } = await test.cloud.start()
    test.link = link
    test.admin = admin
    return test
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.drop()
    await this.cloud.stop()
  }

  async connect(transport: Transport = 'binary'): Promise<LinkClient> {
    const client = await LinkClient.connect(this.link, transport)
    this.clients.push(client)
    return client
  }

  /** Connects and logs in to room 36 with the static token; fails the test when the cloud refuses. */
  async enter(
    accountId: string,
    login: Partial<TestLogin> = {},
    transport: Transport = 'binary',
  ): Promise<LinkClient> {
    const client = await this.connect(transport)
    const { code } = await client.login(this.loginOf(accountId, login))
    if (code !== 200) throw new Error(`login of ${accountId} was refused with ${code}`)
    return client
  }

  /** Connects, logs in and returns the code. */
  async loginCode(accountId: string, login: Partial<TestLogin> = {}): Promise<number> {
    const client = await this.connect()
    const { code } = await client.login(this.loginOf(accountId, login))
    return code
  }

  loginOf(accountId: string, login: Partial<TestLogin> = {}): TestLogin {
    return {
      appkey: APPKEY,
      accountId,
      deviceId: `device-of-${accountId}`,
      roomId: '36',
      token: `token-${accountId}`,
      ...login,
    }
  }

  /** Details of the events with this name. */
  eventsNamed(name: CloudEvent['name']): CloudEvent[] {
    return this.events.filter((event) => event.name === name)
  }

  /** Waits until an event matches. */
  async event(matches: (event: CloudEvent) => boolean): Promise<CloudEvent> {
    const found = this.events.find(matches)
    if (found !== undefined) return found
    return new Promise((resolve) => {
      const unsubscribe = this.cloud.onEvent((event) => {
        if (!matches(event)) return
        unsubscribe()
        resolve(event)
      })
    })
  }
}
