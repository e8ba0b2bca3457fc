import type {
  AppliedFault,
  CloudAppDetail,
  CloudAppOverview,
  CloudChange,
  CloudChangeResult,
  CloudDelivery,
  CloudLogEntry,
  CloudOverview,
  CloudRoomDetail,
  CloudService,
} from '../../src-shared/console'

/** Where the overview of the in-memory main process is kept. */
export interface OverviewPort {
  readonly read: () => CloudOverview
  readonly replace: (overview: CloudOverview) => void
}

/** A cloud in memory: it keeps what was changed, shows the plain switches, and lists what a test gives it. */
export class FakeCloud implements CloudService {
  readonly changes: CloudChange[] = []
  readonly tokensAsked: unknown[] = []
  faults: AppliedFault[] = []
  events: CloudLogEntry[] = []
  deliveries: CloudDelivery[] = []
  app: Omit<CloudAppDetail, 'appkey'> = {
    appIdentifiers: { enabled: false, list: [], byClientType: {} },
    thirdPartyCallback: { url: 'sample', timeoutMs: 2000, defaultResult: 'refuse' },
    copyUrl: null,
    inOutNotification: true,
    dayOffsetMinutes: 480,
    days: [{ day: '2026-11-22', accounts: 3, anonymousEntries: 2 }],
  }
  room: Omit<CloudRoomDetail, 'roomId'> = { muted: false, managers: ['mia'], blocked: [], ends: [] }
  /** Why the cloud cannot be started again. */
  problemAtStart: string | null = null
  /** Thrown at the next change. */
  refusal: Error | null = null
  startCount = 0

  constructor(private readonly overview: OverviewPort) {}

  describeCloud = () => Promise.resolve(this.overview.read())

  startCloud = (): Promise<CloudOverview> => {
    this.startCount++
    const problem = this.problemAtStart
    this.overview.replace({
      ...this.overview.read(),
      problem,
      link: problem === null ? '127.0.0.1:5000' : null,
    })
    return this.describeCloud()
  }

  readCloudApp = ({ appkey }: { appkey: string }) => Promise.resolve({ appkey, ...this.app })
  revealAppSecret = () => Promise.resolve({ appSecret: 'the-app-secret' })
  readCloudRoom = ({ roomId }: { roomId: string }) => Promise.resolve({ roomId, ...this.room })
  listCloudFaults = () => Promise.resolve(this.faults)
  exportWorld = () => Promise.resolve({ fileName: 'world.json' })
  importWorld = (): Promise<CloudChangeResult> =>
    Promise.resolve({ undo: { kind: 'restoreWorld' }, token: null })
  listCloudDeliveries = ({ limit }: { limit: number }) => Promise.resolve(this.deliveries.slice(0, limit))

  makeAccountToken = (input: Parameters<CloudService['makeAccountToken']>[0]) => {
    this.tokensAsked.push(input)
    const { accountId, ttlSeconds, clockOffsetSeconds = 0 } = input
    const offset = clockOffsetSeconds === 0 ? '' : `, ${clockOffsetSeconds} s off`
    const token = `token of ${accountId} for ${ttlSeconds} s${offset}`
    return Promise.resolve({ token, expiresAtMs: ttlSeconds * 1000 })
  }

  listCloudEvents = ({ name, limit }: Parameters<CloudService['listCloudEvents']>[0]) =>
    Promise.resolve(this.events.filter((event) => name === null || event.name === name).slice(0, limit))

  changeCloud = ({ change }: { change: CloudChange }): Promise<CloudChangeResult> => {
    const { refusal } = this
    this.refusal = null
    if (refusal !== null) return Promise.reject(refusal)
    this.changes.push(change)
    return Promise.resolve(this.make(change))
  }

  private make(change: CloudChange): CloudChangeResult {
    if (change.kind === 'setLoginPolicies') {
      const { loginPolicies } = this.appOf(change.appkey)
      this.patch(change.appkey, { loginPolicies: change.loginPolicies })
      return { undo: { ...change, loginPolicies: [...loginPolicies] }, token: null }
    }
    if (change.kind === 'setAppSettings' && change.settings.inOutNotification !== undefined) {
      const { inOutNotification } = change.settings
      this.patch(change.appkey, { inOutNotification })
      return { undo: { ...change, settings: { inOutNotification: !inOutNotification } }, token: null }
    }
    if (change.kind === 'setRoomOpen') {
      const { rooms } = this.appOf(change.appkey)
      const switched = rooms.map((room) =>
        room.roomId === change.roomId ? { ...room, valid: change.open } : room,
      )
      this.patch(change.appkey, { rooms: switched })
      return { undo: { ...change, open: !change.open }, token: null }
    }
    if (change.kind === 'setBanned') {
      const { banned } = change
      const { accounts } = this.appOf(change.appkey)
      const switched = accounts.map((one) => (one.accountId === change.accountId ? { ...one, banned } : one))
      this.patch(change.appkey, { accounts: switched })
      return { undo: { ...change, banned: !banned }, token: null }
    }
    if (change.kind === 'setAppSettings') this.app = Object.assign({}, this.app, change.settings)
    if (change.kind === 'setBlocked') {
      const others = this.room.blocked.filter((one) => one !== change.accountId)
      this.room = { ...this.room, blocked: change.blocked ? [...others, change.accountId] : others }
    }
    if (change.kind === 'setRole') {
      const others = this.room.managers.filter((manager) => manager !== change.accountId)
      const managers = change.role === 'manager' ? [...others, change.accountId] : others
      this.room = { ...this.room, managers }
      return { undo: null, token: null }
    }
    if (change.kind === 'applyFault') {
      const id = this.faults.length + 1
      this.faults = [...this.faults, { id, fault: change.fault, triggered: 0 }]
      return { undo: { kind: 'undoFault', faultId: id }, token: null }
    }
    if (change.kind === 'undoFault') {
      const fault = this.faults.find(({ id }) => id === change.faultId)?.fault
      this.faults = this.faults.filter(({ id }) => id !== change.faultId)
      return { undo: fault === undefined ? null : { kind: 'applyFault', fault }, token: null }
    }
    if (change.kind === 'createRoom')
      return { undo: { kind: 'deleteRoom', appkey: change.appkey, roomId: '99' }, token: null }
    if (change.kind === 'createAccount') {
      const { appkey, accountId } = change
      return { undo: { kind: 'removeAccount', appkey, accountId }, token: `new token of ${accountId}` }
    }
    return { undo: null, token: change.kind === 'refreshToken' ? `new token of ${change.accountId}` : null }
  }

  private appOf(appkey: string): CloudAppOverview {
    const app = this.overview.read().apps.find((known) => known.appkey === appkey)
    if (app === undefined) throw new Error(`no app ${appkey}`)
    return app
  }

  private patch(appkey: string, patch: Partial<CloudAppOverview>): void {
    const overview = this.overview.read()
    const apps = overview.apps.map((app) => (app.appkey === appkey ? { ...app, ...patch } : app))
    this.overview.replace({ ...overview, apps })
  }
}
