import {
  CONSOLE_METHODS,
  type Bootstrap,
  type ConsoleAnnouncement,
  type ConsoleAnnouncements,
  type ConsoleBridge,
  type ConsoleReply,
  type ConsoleService,
  type ConsoleSettings,
  type DraftFault,
  type EnterDraft,
  type InstanceSummary,
  type NewNote,
  type RemovalEstimate,
  type SessionEdit,
  type SessionNote,
} from '../../src-shared/console'
import { ConsoleError } from '../console/console-error'
import { demoCloud } from './demo-cloud'
import { FakeCloud } from './fake-cloud'
import { FakeDiagnose } from './fake-diagnose'
import { FakeKickLab } from './fake-kick-lab'
import { exitEvents, kickEvents, locallyRefusedEvents, loginEvents } from './fake-login'
import { FakeReplays } from './fake-replays'
import { FakeScenarios } from './fake-scenarios'
import { FakeSession } from './fake-session'
import { FakeTransfers } from './fake-transfers'
import { instanceSummary, recorderStatus } from './summaries'

const STARTED = new Date(2026, 10, 23, 14, 2, 0).getTime()

/** The main process as the window sees it, in memory: logins succeed at once unless their token is dead on arrival. */
export class FakeConsole implements ConsoleService {
  private readonly listeners = new Map<ConsoleAnnouncement, Set<(value: never) => void>>()
  readonly transfers = new FakeTransfers()
  readonly diagnose = new FakeDiagnose()
  readonly sessions: FakeSession[] = [new FakeSession(2, STARTED, true)]
  instances: InstanceSummary[] = []
  vendorSdkVersion: string | null = null
  secretsKept = false
  /** Verdicts stand open: their tests look at every cause and check. */
  settings: ConsoleSettings = { locale: 'en', theme: 'dark', paneSizes: {}, verdictOpen: true }
  cloud = demoCloud
  readonly cloudConsole = new FakeCloud({
    read: () => this.cloud,
    replace: (overview) => this.announce('cloudChanged', (this.cloud = overview)),
  })
  readonly replays = new FakeReplays((replay) => this.announce('replayChanged', replay))
  readonly kickLab = new FakeKickLab((state) => this.announce('kickLabChanged', state))
  readonly scenarios = new FakeScenarios({
    list: (change) => this.announce('scenariosChanged', change),
    batch: (batch) => this.announce('scenarioBatchChanged', batch),
  })
  /** The code that every login is refused with; null lets the token decide. */
  refusal: number | null = null
  openedWindows = 0
  readonly keptWindows = new Map<number, string>()
  private nextInstanceId = 1
  private nextNoteId = 1

  get live(): FakeSession {
    return this.session(this.sessions[0]?.sessionId ?? 0)
  }

  /** What preload would put on the window. */
  bridge(): ConsoleBridge {
    const methods = CONSOLE_METHODS.map(
      (method): [string, (input: unknown) => Promise<ConsoleReply<unknown>>] => [
        method,
        async (input: unknown) => {
          try {
            const call = this[method].bind(this) as (input: unknown) => Promise<unknown>
            return { ok: true, value: structuredClone<unknown>(await call(structuredClone(input))) }
          } catch (thrown) {
            const { code, message, field, chatroomCode } = thrown as ConsoleError
            return { ok: false, failure: { code, message, field, chatroomCode } }
          }
        },
      ],
    )
    const subscribe: ConsoleBridge['subscribe'] = (name, listener) => this.subscribe(name, listener)
    return Object.assign(Object.fromEntries(methods), { subscribe }) as unknown as ConsoleBridge
  }

  subscribe<A extends ConsoleAnnouncement>(
    name: A,
    listener: (value: ConsoleAnnouncements[A]) => void,
  ): () => void {
    const known = this.listeners.get(name) ?? new Set()
    this.listeners.set(name, known.add(listener))
    return () => known.delete(listener)
  }

  announce<A extends ConsoleAnnouncement>(name: A, value: ConsoleAnnouncements[A]): void {
    this.listeners
      .get(name)
      ?.forEach((listener) => (listener as (value: ConsoleAnnouncements[A]) => void)(value))
  }

  bootstrap(): Promise<Bootstrap> {
    return Promise.resolve({
      version: '0.1.0',
      platform: 'linux',
      electronVersion: '33.0.0',
      vendorSdkVersion: this.vendorSdkVersion,
      secretsKept: this.secretsKept,
      settings: this.settings,
      sessionId: this.live.sessionId,
      sessionStartedWallMs: this.live.startedWallMs,
      cloud: this.cloud,
      recorder: this.status(),
      instances: this.instances,
    })
  }

  updateSettings(patch: Parameters<ConsoleService['updateSettings']>[0]): Promise<ConsoleSettings> {
    this.settings = { ...this.settings, ...patch }
    return Promise.resolve(this.settings)
  }

  /** What every retention rule would remove. */
  removal: RemovalEstimate = { sessionCount: 0, sizeBytes: 0 }
  estimateRemoval = () => Promise.resolve(this.removal)

  loopDelayMs = 0.4
  readHealth = () => Promise.resolve({ loopDelayMs: this.loopDelayMs })
  listInstances = () => Promise.resolve(this.instances)
  describeCloud = this.cloudConsole.describeCloud
  startCloud = this.cloudConsole.startCloud
  readCloudApp = this.cloudConsole.readCloudApp
  revealAppSecret = this.cloudConsole.revealAppSecret
  readCloudRoom = this.cloudConsole.readCloudRoom
  makeAccountToken = this.cloudConsole.makeAccountToken
  listCloudFaults = this.cloudConsole.listCloudFaults
  listCloudEvents = this.cloudConsole.listCloudEvents
  listCloudDeliveries = this.cloudConsole.listCloudDeliveries
  changeCloud = this.cloudConsole.changeCloud
  exportWorld = this.cloudConsole.exportWorld
  importWorld = this.cloudConsole.importWorld
  recorderStatus = () => Promise.resolve(this.status())
  describeKickLab = this.kickLab.describeKickLab
  readKickGround = this.kickLab.readKickGround
  startKickRuns = this.kickLab.startKickRuns
  cancelKickRuns = this.kickLab.cancelKickRuns
  undoKickTraces = this.kickLab.undoKickTraces
  clearKickRuns = this.kickLab.clearKickRuns
  startReplay = this.replays.startReplay
  cancelReplay = this.replays.cancelReplay
  describeReplay = this.replays.describeReplay
  diffSessions = this.replays.diffSessions
  checkSession = this.replays.checkSession
  listFindings = this.replays.listFindings

  createInstance({ draft }: { draft: EnterDraft }): Promise<InstanceSummary> {
    const created = instanceSummary({ instanceId: this.nextInstanceId++, draft, accountId: draft.accountId })
    this.instances = [...this.instances, created]
    this.changed()
    return Promise.resolve(created)
  }

  updateInstance({ instanceId, draft }: { instanceId: number; draft: EnterDraft }): Promise<InstanceSummary> {
    return Promise.resolve(this.change(instanceId, { draft, accountId: draft.accountId }))
  }

  enterInstance({ instanceId }: { instanceId: number }): Promise<InstanceSummary> {
    const instance = this.instance(instanceId)
    const { authType, tokenProvider } = instance.draft
    this.requireStaticToken(instance.draft)
    const fault = parameterFault(instance.draft)
    if (fault !== null) return Promise.resolve(this.refuseLocally(instance, fault))
    const isDead =
      authType === 1 &&
      tokenProvider.kind === 'generated' &&
      tokenProvider.ttlSeconds + tokenProvider.clockOffsetSeconds <= 0
    const code = this.refusal ?? (isDead ? 102302 : 200)
    const entered = code === 200
    this.record(instance, loginEvents(instance, code))
    return Promise.resolve(
      this.change(instanceId, {
        status: entered ? 'ENTERED' : 'DISCONNECTED',
        statusCode: entered ? null : code,
        statusSinceNs: this.live.durationNs,
        kicked: null,
        enterError: entered ? null : { code, reason: 'invalid token' },
        attemptCount: instance.attemptCount + 1,
        lastLogin: {
          ok: entered,
          code,
          reason: entered ? '' : 'invalid token',
          stage: entered ? null : 'auth',
        },
      }),
    )
  }

  exitInstance({ instanceId }: { instanceId: number }): Promise<InstanceSummary> {
    this.record(this.instance(instanceId), exitEvents())
    return Promise.resolve(this.change(instanceId, { status: 'EXITED', statusCode: null }))
  }

  destroyInstance({ instanceId }: { instanceId: number }): Promise<void> {
    this.instances = this.instances.filter(
      (known) => known.instanceId !== this.instance(instanceId).instanceId,
    )
    this.changed()
    return Promise.resolve()
  }

  kickMember(input: Parameters<ConsoleService['kickMember']>[0]): Promise<void> {
    if (this.instance(input.instanceId).accountId !== 'owner')
      throw new ConsoleError({ code: 'chatroom', message: 'no right', field: null, chatroomCode: 114432 })
    for (const target of this.instances.filter(({ accountId }) => accountId === input.targetAccountId))
      this.throwOut(target.instanceId, 2)
    return Promise.resolve()
  }

  /** The cloud throws a client out. @param reason a V2NIMChatroomKickedReason */
  throwOut(instanceId: number, reason: number): void {
    this.record(this.instance(instanceId), kickEvents(reason))
    this.change(instanceId, { status: 'EXITED', kicked: { reason, serverExtension: null } })
  }

  checkDraft({ draft }: { draft: EnterDraft }): Promise<DraftFault[]> {
    const reason = 'accountId is required'
    return Promise.resolve(
      draft.accountId === '' ? [{ field: 'enterParams.accountId', reason, code: 191004 }] : [],
    )
  }

  listSessions({ beforeSessionId, limit }: { beforeSessionId: number | null; limit: number }) {
    const older = this.sessions
      .map((session) => session.summary())
      .sort((a, b) => b.sessionId - a.sessionId)
      .filter(({ sessionId }) => beforeSessionId === null || sessionId < beforeSessionId)
    return Promise.resolve(older.slice(0, limit))
  }

  indexEvents({ sessionId, filter, afterOrdinal, limit }: Parameters<ConsoleService['indexEvents']>[0]) {
    const session = this.session(sessionId)
    const ordinals = session
      .matching(filter)
      .map(({ ordinal }) => ordinal)
      .filter((ordinal) => ordinal > afterOrdinal)
      .slice(0, limit)
    const lastOrdinal = session.events.length
    const scannedTo = ordinals.length === limit ? (ordinals.at(-1) ?? 0) : lastOrdinal
    return Promise.resolve({ ordinals, lastOrdinal, scannedTo })
  }

  readEvents({ sessionId, ordinals }: { sessionId: number; ordinals: number[] }) {
    const { events } = this.session(sessionId)
    return Promise.resolve(ordinals.flatMap((ordinal) => events[ordinal - 1] ?? []))
  }

  readEvent({ sessionId, ordinal }: { sessionId: number; ordinal: number }) {
    return Promise.resolve(this.session(sessionId).events[ordinal - 1] ?? null)
  }

  editSession({ sessionId, ...edits }: SessionEdit): Promise<void> {
    const session = this.session(sessionId)
    session.edits = { ...session.edits, ...edits }
    return Promise.resolve()
  }

  deleteSession({ sessionId }: { sessionId: number }): Promise<void> {
    this.sessions.splice(this.sessions.indexOf(this.session(sessionId)), 1)
    return Promise.resolve()
  }

  listNotes({ sessionId, afterNoteId, limit }: Parameters<ConsoleService['listNotes']>[0]) {
    const later = this.session(sessionId).notes.filter(({ noteId }) => noteId > (afterNoteId ?? 0))
    return Promise.resolve(later.slice(0, limit))
  }

  addNote(input: NewNote): Promise<SessionNote> {
    const note = { noteId: this.nextNoteId, createdWallMs: STARTED + this.nextNoteId++, ...input }
    this.session(input.sessionId).notes.push(note)
    return Promise.resolve(note)
  }

  removeNote({ noteId }: { noteId: number }): Promise<void> {
    for (const session of this.sessions)
      session.notes = session.notes.filter((note) => note.noteId !== noteId)
    return Promise.resolve()
  }

  inspectToken = this.diagnose.inspectToken
  testLink = this.diagnose.testLink
  cancelLinkTest = this.diagnose.cancelLinkTest
  exportSessions = this.transfers.exportSessions.bind(this.transfers)
  sendTraces = this.transfers.sendTraces.bind(this.transfers)
  importFile = this.transfers.importFile
  beginDroppedFile = this.transfers.beginDroppedFile.bind(this.transfers)
  appendDroppedFile = this.transfers.appendDroppedFile.bind(this.transfers)
  importDroppedFile = this.transfers.importDroppedFile
  cancelTransfer = this.transfers.cancelTransfer.bind(this.transfers)
  showExportedFile = this.transfers.showExportedFile.bind(this.transfers)

  listScenarios = this.scenarios.listScenarios
  readScenario = this.scenarios.readScenario
  createScenario = this.scenarios.createScenario
  saveScenario = this.scenarios.saveScenario
  listUnsavedScenarios = this.scenarios.listUnsavedScenarios
  keepUnsavedScenario = this.scenarios.keepUnsavedScenario
  renameScenario = this.scenarios.renameScenario
  deleteScenario = this.scenarios.deleteScenario
  restoreScenario = this.scenarios.restoreScenario
  importScenario = this.scenarios.importScenario
  exportScenario = this.scenarios.exportScenario
  makeScenario = this.scenarios.makeScenario
  startScenarioBatch = this.scenarios.startScenarioBatch
  cancelScenarioBatch = this.scenarios.cancelScenarioBatch
  describeScenarioBatch = this.scenarios.describeScenarioBatch
  listScenarioRuns = this.scenarios.listScenarioRuns
  readScenarioRun = this.scenarios.readScenarioRun

  openWindow = () => Promise.resolve(void this.openedWindows++)
  keepWindow = ({ windowId, state }: { windowId: number; state: string }) =>
    Promise.resolve(void this.keptWindows.set(windowId, state))
  readWindow = ({ windowId }: { windowId: number }) => Promise.resolve(this.keptWindows.get(windowId) ?? null)

  openFilm = ({ sessionId }: { sessionId: number }) => Promise.resolve(this.session(sessionId).outline())
  filmAt = ({ sessionId, atNs }: { sessionId: number; atNs: number }) =>
    Promise.resolve(this.session(sessionId).frameAt(atNs))

  stepFilm({ sessionId, ordinal, direction, unit }: Parameters<ConsoleService['stepFilm']>[0]) {
    const session = this.session(sessionId)
    const steps = session.events.filter(({ kind }) => unit === 'event' || kind === 'transition')
    const next =
      direction === 'forward'
        ? steps.find((event) => event.ordinal > ordinal)
        : steps.findLast((event) => event.ordinal < ordinal)
    return Promise.resolve(next === undefined ? null : session.frameAtOrdinal(next.ordinal))
  }

  sliceTime = ({ sessionId, sliceCount }: { sessionId: number; sliceCount: number }) =>
    Promise.resolve(this.session(sessionId).slices(sliceCount))
  readAttempts = ({ sessionId, ordinals }: { sessionId: number; ordinals: number[] }) =>
    Promise.resolve(this.session(sessionId).attemptsOf(ordinals))
  readStatusChanges = ({ sessionId, ordinals }: { sessionId: number; ordinals: number[] }) =>
    Promise.resolve(this.session(sessionId).statusChanges(ordinals))
  listLanes = ({ sessionId }: { sessionId: number }) =>
    Promise.resolve([...this.session(sessionId).outline().instances])

  private status() {
    const { sessionId, events } = this.live
    return recorderStatus({ sessionId, committedOrdinal: events.length, databaseBytes: events.length * 640 })
  }

  private session(sessionId: number): FakeSession {
    const found = this.sessions.find((known) => known.sessionId === sessionId)
    if (found !== undefined) return found
    throw new ConsoleError({
      code: 'unknownSession',
      message: 'no such session',
      field: null,
      chatroomCode: null,
    })
  }

  private instance(instanceId: number): InstanceSummary {
    const found = this.instances.find((known) => known.instanceId === instanceId)
    if (found !== undefined) return found
    throw new ConsoleError({
      code: 'unknownInstance',
      message: 'no such instance',
      field: null,
      chatroomCode: null,
    })
  }

  change(instanceId: number, patch: Partial<InstanceSummary>): InstanceSummary {
    const known = this.instance(instanceId)
    const changed = { ...known, ...patch, revision: known.revision + 1 }
    this.instances = this.instances.map((known) => (known.instanceId === instanceId ? changed : known))
    this.changed()
    return changed
  }

  private changed(): void {
    this.announce('instancesChanged', {
      instanceIds: this.instances.map(({ instanceId }) => instanceId),
      changed: this.instances,
    })
  }

  private requireStaticToken({ authType, staticToken, appkey, accountId }: EnterDraft): void {
    if (authType !== 0 || staticToken.kind !== 'world') return
    if (this.cloud.apps.some((app) => app.appkey === appkey)) return
    const message = `The embedded cloud has no account "${accountId}" in app ${appkey}; type a token, or pick an account of the cloud.`
    throw new ConsoleError({ code: 'invalidInput', message, field: 'staticToken', chatroomCode: null })
  }

  /** As the main process does it: the call is answered while the refusal is still on its way. */
  private refuseLocally(instance: InstanceSummary, reason: string): InstanceSummary {
    const entering = this.change(instance.instanceId, { entering: true, enterError: null })
    void Promise.resolve().then(() => {
      this.record(instance, locallyRefusedEvents(instance.draft, reason))
      this.change(instance.instanceId, { entering: false, enterError: { code: 191004, reason } })
    })
    return entering
  }

  private record(instance: InstanceSummary, events: ReturnType<typeof loginEvents>): void {
    this.live.append(instance, events)
    this.announce('recordingGrew', this.status())
  }
}

/** What the client finds wrong with the parameters of an enter() before it tries; null when nothing is. */
function parameterFault({ roomId, authType, anonymousMode, staticToken }: EnterDraft): string | null {
  if (roomId === '') return "param 'roomId' is required"
  const isTokenEmpty = staticToken.kind === 'fixed' && staticToken.value === ''
  return authType === 0 && !anonymousMode && isTokenEmpty ? "In enterParams, param 'token' unexpected" : null
}
