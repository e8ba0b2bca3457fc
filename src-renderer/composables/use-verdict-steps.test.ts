// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it } from 'vitest'
import { defineComponent, shallowRef } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'
import {
  defaultEnterDraft,
  hasErrorCode,
  type EnterDraft,
  type EventDetail,
  type EventRow,
  type InstanceDescription,
  type JsonObject,
} from '../../src-shared/console'
import { codeEntry, judgeEvent, LOGIN_CODES, type JudgedEvent } from '../../src-shared/console/verdict'
import { createConsoleClient } from '../console/console-client'
import { consoleKey } from '../console/use-console'
import { createMessages } from '../i18n'
import { useCloudConsoleStore } from '../stores/cloud-console-store'
import { useCloudStore } from '../stores/cloud-store'
import { useDiagnoseStore } from '../stores/diagnose-store'
import { useInstancesStore } from '../stores/instances-store'
import { useNoticesStore } from '../stores/notices-store'
import { useRecorderStore } from '../stores/recorder-store'
import { useWorkbenchStore } from '../stores/workbench-store'
import { FakeConsole } from '../testing/fake-console'
import { eventRow, instanceSummary, recorderStatus } from '../testing/summaries'
import { useVerdictSteps, type VerdictStep } from './use-verdict-steps'

const LIVE_SESSION = 2
const RECORDED_SESSION = 1
const SCREENS = ['workbench', 'diagnose', 'cloud', 'recordings']
const OUR_APP = 'demo-app'
const OTHER_APP = 'app-of-another-cloud'

/** What only one test is about. */
type DraftPatch = Partial<EnterDraft>

interface Situation {
  readonly sessionId: number
  readonly appkey: string
  /** The recording has the draft that was entered with. */
  readonly draftKnown: boolean
  readonly draft?: DraftPatch
}
const LIVE: Situation = { sessionId: LIVE_SESSION, appkey: OUR_APP, draftKnown: true }
const LIVE_ELSEWHERE: Situation = { ...LIVE, appkey: OTHER_APP }
const RECORDED: Situation = { sessionId: RECORDED_SESSION, appkey: OUR_APP, draftKnown: true }
const RECORDED_ELSEWHERE: Situation = { ...RECORDED, appkey: OTHER_APP }
const WITHOUT_DRAFT: Situation = { ...RECORDED_ELSEWHERE, draftKnown: false }

const draftIn = ({ appkey, draft }: Situation): EnterDraft =>
  defaultEnterDraft({ appkey, roomId: '37', accountId: 'alice', roomNick: 'Alice', ...draft })

/** What a client records of a login, or of a call in the room, that ends in a code; no cloud adds anything to it. */
function rowsOf(code: number): EventRow[] {
  const stage = codeEntry(code)?.stages[0]
  const isAnswer = stage === 'auth' || stage === 'enter' || stage === 'operation'
  const events: Partial<EventRow>[] = [
    { kind: 'operation', name: 'enter' },
    ...(stage === 'local'
      ? []
      : [
          { kind: 'attempt', name: 'attemptStarted' } as const,
          { kind: 'provider', name: 'linkProvider' } as const,
          {
            ...({ kind: 'attempt', name: 'stageStarted', to: 'connect' } as const),
            payload: { address: '127.0.0.1:41873', tls: false },
          },
        ]),
    ...(isAnswer
      ? [
          {
            ...({ kind: 'frame', name: 'v2ChatroomLogin', code } as const),
            frame: { direction: 'in', transport: 'binary', sizeBytes: 9 } as const,
          },
        ]
      : []),
    stage === 'local'
      ? { kind: 'error', name: 'enter', code }
      : { kind: 'attempt', name: 'attemptEnded', from: 'auth', to: 'refused', code },
  ]
  return events.map((event, index) => eventRow({ instanceId: 7, ...event, ordinal: index + 1, atNs: index }))
}

function judge(
  code: number,
  { sessionId, draftKnown, ...situation }: Situation,
): Promise<JudgedEvent | null> {
  const rows = rowsOf(code)
  const draft = draftKnown ? (draftIn({ sessionId, draftKnown, ...situation }) as JsonObject) : null
  const lane: InstanceDescription = {
    ...{ instanceId: 7, accountId: 'alice', roomId: '37', clientType: 16, authType: 0 },
    ...{ transport: 'binary', engine: 'own', draft },
  }
  const ordinals = rows.map(({ ordinal }) => ordinal)
  const end: EventDetail = {
    ...(rows.at(-1) ?? eventRow()),
    wallMs: 0,
    frameData: null,
    frameRedacted: false,
  }
  return judgeEvent(
    {
      readAttempts: () => Promise.resolve([]),
      indexEvents: ({ filter }) =>
        Promise.resolve({
          ordinals: filter.query === undefined ? ordinals : [],
          ...{ scannedTo: rows.length, lastOrdinal: rows.length },
        }),
      readEvents: (input) => Promise.resolve(rows.filter(({ ordinal }) => input.ordinals.includes(ordinal))),
      listLanes: () => Promise.resolve([lane]),
    },
    sessionId,
    end,
  )
}

let unmount: () => void = () => undefined
afterEach(() => unmount())

interface StepsInWindow {
  readonly steps: readonly VerdictStep[]
  readonly fake: FakeConsole
  readonly router: Router
  readonly inspected: readonly number[]
}

/** The steps of a verdict on an event that ended in a code, in a window that runs the live session. */
async function stepsIn(code: number, situation: Situation): Promise<StepsInWindow> {
  const fake = new FakeConsole()
  const router = createRouter({
    history: createMemoryHistory(),
    routes: SCREENS.map((name) => ({ name, path: `/${name}`, component: { render: () => null } })),
  })
  await router.push('/recordings')
  const inspected: number[] = []
  const judged = shallowRef(await judge(code, situation))
  let steps: readonly VerdictStep[] = []
  const host = defineComponent({
    setup() {
      useRecorderStore().replace(recorderStatus({ sessionId: LIVE_SESSION }))
      useCloudStore().replace(fake.cloud)
      const live = instanceSummary({ instanceId: 7, draft: draftIn(situation), accountId: 'alice' })
      if (situation.sessionId === LIVE_SESSION) useInstancesStore().replace([live])
      const { stepOf } = useVerdictSteps({ judged, inspect: (ordinal) => inspected.push(ordinal) })
      steps = (judged.value?.verdict.nextChecks ?? []).flatMap((check) => stepOf(check) ?? [])
      return () => null
    },
  })
  const wrapper = mount(host, {
    global: {
      plugins: [createPinia(), createMessages('en'), router],
      provide: { [consoleKey as symbol]: createConsoleClient(fake.bridge()) },
    },
  })
  unmount = () => wrapper.unmount()
  return { steps, fake, router, inspected }
}

/** 0 and 200 end nothing, so nothing is judged. */
const FAILURES = LOGIN_CODES.filter((code) => hasErrorCode({ code }))
const actionsOf = ({ steps }: StepsInWindow) => steps.map(({ action }) => action)

describe('the buttons of a verdict', () => {
  describe.each([
    ['live in the embedded cloud', LIVE],
    ['live in another cloud', LIVE_ELSEWHERE],
    ['in a recording of the embedded cloud', RECORDED],
    ['in a recording of another cloud', RECORDED_ELSEWHERE],
  ])('%s', (_, situation) => {
    it.each(FAILURES)('look into %d, and explain it', async (code) => {
      const actions = actionsOf(await stepsIn(code, situation))
      expect(actions.filter((action) => action !== 'explainCode')).not.toEqual([])
      expect(actions.at(-1)).toBe('explainCode')
    })
  })

  it.each(FAILURES)('explain %d at least, where the recording does not have the parameters', async (code) => {
    expect(actionsOf(await stepsIn(code, WITHOUT_DRAFT))).toContain('explainCode')
  })

  const press = async (shown: StepsInWindow, action: VerdictStep['action']) => {
    const step = shown.steps.find((known) => known.action === action)
    if (step === undefined) throw new Error(`${action} is no step of ${actionsOf(shown).join(', ')}`)
    step.run()
    await flushPromises()
    return { ...shown, screen: shown.router.currentRoute.value.name, title: step.title }
  }

  it('make an instance of what the recorded one had entered with, and say so', async () => {
    const shown = await stepsIn(414, RECORDED_ELSEWHERE)
    const { fake, title } = await press(shown, 'newInstance')
    await expect.poll(() => fake.instances).toHaveLength(1)
    expect(title).toBe('New instance with these params')
    expect(fake.instances[0]?.draft).toEqual(draftIn(RECORDED_ELSEWHERE))
    expect(useInstancesStore().active?.instanceId).toBe(fake.instances[0]?.instanceId)
    expect(useWorkbenchStore().composerTab).toBe('form')
  })

  it('show the code of such an instance', async () => {
    const { router, fake } = await press(await stepsIn(191002, RECORDED), 'newInstanceCode')
    await expect.poll(() => useWorkbenchStore().composerTab).toBe('code')
    expect(fake.instances).toHaveLength(1)
    expect(router.currentRoute.value.name).toBe('workbench')
  })

  it('lead from a recording to the token lab, with its app and account', async () => {
    const { screen } = await press(await stepsIn(102302, RECORDED_ELSEWHERE), 'decodeToken')
    expect(screen).toBe('diagnose')
    expect(useDiagnoseStore()).toMatchObject({
      tab: 'token',
      subject: { appkey: OTHER_APP, accountId: 'alice' },
    })
  })

  const GENERATED = { kind: 'generated', ttlSeconds: 60, clockOffsetSeconds: -900 } as const
  const MADE = 'token of alice for 60 s, -900 s off'
  it.each<[string, DraftPatch, string | null]>([
    ['that was typed', { staticToken: { kind: 'fixed', value: 'typed' } }, 'typed'],
    ['that a provider was given', { authType: 1, tokenProvider: { kind: 'fixed', value: 'given' } }, 'given'],
    ['made anew as its provider makes it', { authType: 1, tokenProvider: GENERATED }, MADE],
    [
      'that comes late',
      { authType: 1, tokenProvider: { kind: 'fault', fault: 'delay', delayMs: 9, then: GENERATED } },
      MADE,
    ],
    ['of a third-party login', { authType: 2, thirdPartyTokenProvider: GENERATED }, MADE],
    ['that nobody gives', { authType: 2, thirdPartyTokenProvider: null }, null],
    [
      'that fails to come',
      { authType: 1, tokenProvider: { kind: 'fault', fault: 'throws', message: '' } },
      null,
    ],
    ['that the embedded cloud keeps to itself', { staticToken: { kind: 'world' } }, null],
  ])('hand the token lab a token %s', async (_, draft, token) => {
    const { screen } = await press(await stepsIn(102302, { ...LIVE, draft }), 'decodeToken')
    expect(screen).toBe('diagnose')
    expect(useDiagnoseStore().takeToken()).toBe(token)
    expect(useDiagnoseStore().takeToken()).toBeNull()
  })

  it('make a token for an app of any cloud with the secret of its provider', async () => {
    const draft = { authType: 1, tokenProvider: { ...GENERATED, appSecret: 'own' } } as const
    const { fake } = await press(await stepsIn(102302, { ...LIVE_ELSEWHERE, draft }), 'decodeToken')
    expect(fake.cloudConsole.tokensAsked).toMatchObject([{ appkey: OTHER_APP, appSecret: 'own' }])
    expect(useDiagnoseStore().takeToken()).toBe(MADE)
  })

  it('make no token for an app of another cloud without a secret, nor for a recorded login', async () => {
    for (const situation of [LIVE_ELSEWHERE, RECORDED]) {
      const draft = { authType: 1, tokenProvider: GENERATED } as const
      await press(await stepsIn(102302, { ...situation, draft }), 'decodeToken')
      expect(useDiagnoseStore().takeToken()).toBeNull()
      unmount()
    }
  })

  it('lead from a recording into the embedded cloud, where the app is one of its own', async () => {
    const { screen } = await press(await stepsIn(113404, RECORDED), 'openRoom')
    expect(screen).toBe('cloud')
    expect(useCloudConsoleStore()).toMatchObject({ tab: 'rooms', roomId: '37', accountId: 'alice' })
  })

  it.each([
    ['live', LIVE_ELSEWHERE],
    ['recorded', RECORDED_ELSEWHERE],
  ])('show the answer of another cloud in place of its room, %s', async (_, situation) => {
    const { inspected } = await press(await stepsIn(114426, situation), 'showEvidence')
    expect(rowsOf(114426)[(inspected[0] ?? 0) - 1]).toMatchObject({ kind: 'frame', code: 114426 })
  })

  it('explain a code with its number filled in', async () => {
    const { screen } = await press(await stepsIn(113428, LIVE_ELSEWHERE), 'explainCode')
    expect(screen).toBe('diagnose')
    expect(useDiagnoseStore()).toMatchObject({ tab: 'codes', codeSearch: '113428' })
  })

  it('say so where the recorded parameters cannot be read', async () => {
    const shown = await stepsIn(414, { ...RECORDED, appkey: '' })
    await press(shown, 'newInstance')
    const told = () => useNoticesStore().notices.flatMap((one) => ('error' in one ? [one.error.message] : []))
    await expect.poll(() => told().join()).toContain('another version')
    expect(shown.fake.instances).toEqual([])
  })
})
