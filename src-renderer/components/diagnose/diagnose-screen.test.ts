// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../src-shared/testing/eventually'
import { errorCodes } from '../../../src-shared/chatroom/error-codes'
import {
  defaultEnterDraft,
  LINK_FAILURES,
  LINK_STEPS,
  type EnterDraft,
  type LinkTest,
} from '../../../src-shared/console'
import { LOGIN_CODES } from '../../../src-shared/console/verdict'
import { LOGIN_CODE_ROWS } from '../../../src-shared/console/testing/login-codes'
import { messages } from '../../i18n'
import { untouchedProvider } from '../../composer/provider-form'
import { missingEvent } from '../../testing/differences'
import { useDraftsStore } from '../../stores/drafts-store'
import { FakeConsole } from '../../testing/fake-console'
import { loginEvents } from '../../testing/fake-login'
import { FakeSession } from '../../testing/fake-session'
import { useDiagnoseStore } from '../../stores/diagnose-store'
import { useKeptWindowStore } from '../../stores/kept-window-store'
import { openWindow, type OpenWindow } from '../../testing/open-window'
import { instanceSummary } from '../../testing/summaries'

let open: OpenWindow | null = null

afterEach(() => {
  open?.wrapper.unmount()
  open = null
})

async function openTab(tab: 'codes' | 'token' | 'link' | 'matrix' | 'compare'): Promise<OpenWindow> {
  const window = (open ??= await openWindow())
  await window.click('nav-diagnose')
  await showTab(window, tab)
  return window
}

const showTab = ({ pressMouse }: OpenWindow, tab: string) => pressMouse(`diagnose-tab-${tab}`)

describe('explaining a code', () => {
  it.each(['102302', 'invalid_token', 'token expired', '动态 token'])(
    'finds INVALID_TOKEN by %s',
    async (search) => {
      const { type, get } = await openTab('codes')
      await type('diagnose-code-search', search)
      expect(get('diagnose-code-102302').text()).toContain('INVALID_TOKEN')
      expect(get('diagnose-code-102302').text()).toContain('authentication')
    },
  )

  it('says of each code of a login where it occurs', async () => {
    const { type, get } = await openTab('codes')
    for (const [code, stages] of LOGIN_CODE_ROWS) {
      await type('diagnose-code-search', String(code))
      const places = stages.map((stage) => messages.en.verdict.stage[stage]).join(' · ')
      expect(get(`diagnose-code-${code}`).get('[data-testid="diagnose-code-stages"]').text()).toBe(places)
    }
  })

  it('numbers causes only where there are several', async () => {
    const { get } = await openTab('codes')
    expect(get('diagnose-code-200').get('ol').classes()).not.toContain('list-decimal')
    expect(get('diagnose-code-302').get('ol').classes()).toContain('list-decimal')
  })

  it('knows a code that the third party chose itself, and says when there is none', async () => {
    const { type, get } = await openTab('codes')
    await type('diagnose-code-search', '20042')
    expect(get('diagnose-code-20042').text()).toContain('third-party')
    await type('diagnose-code-search', '424242')
    expect(get('diagnose-code-none').text()).not.toBe('')
  })

  it('lists every code there is, and says how many of them a search found', async () => {
    const { type, get, wrapper } = await openTab('codes')
    const listed = () =>
      wrapper.findAll('li[data-testid^=diagnose-code-]').map((row) => row.get('.numeric').text())
    expect(new Set(listed())).toEqual(
      new Set([...LOGIN_CODES, ...errorCodes.map(({ code }) => code)].map(String)),
    )
    const total = listed().length
    expect(get('diagnose-code-count').text()).toBe(`Codes: ${total} of ${total}`)
    await type('diagnose-code-search', '1023')
    expect(listed().length).toBeGreaterThan(1)
    expect(get('diagnose-code-count').text()).toBe(`Codes: ${listed().length} of ${total}`)
  })

  it('clears a search that found nothing', async () => {
    const { type, click, get, find } = await openTab('codes')
    await type('diagnose-code-search', 'no such words')
    await click('diagnose-code-clear')
    expect(find('diagnose-code-none')).toBeNull()
    expect(get('diagnose-code-search').element).toHaveProperty('value', '')
  })
})

describe('token lab', () => {
  it('takes a token apart for the account of the active instance', async () => {
    open = await openWindow()
    await open.click('enter-demo-room')
    const { type, click, get, fake } = await openTab('token')
    await type('diagnose-token-text', ' token ')
    await type('diagnose-token-clock-offset', '-2')
    await click('diagnose-token-inspect')
    expect(fake.diagnose.asked).toEqual([
      { appkey: 'demo-app', accountId: 'alice', token: 'token', clockOffsetMs: -2000 },
    ])
    expect(get('diagnose-token-differs-account').text()).toContain('bob')
    expect(get('diagnose-token-life-expired').text()).not.toBe('')
  })

  it('forgets what it found when the token changes', async () => {
    const { type, click, find } = await openTab('token')
    await type('diagnose-token-text', 'token')
    await click('diagnose-token-inspect')
    expect(find('diagnose-token-findings')).not.toBeNull()
    await type('diagnose-token-text', 'other')
    expect(find('diagnose-token-findings')).toBeNull()
  })

  it('says where a text stops being a token', async () => {
    const { type, click, get, fake } = await openTab('token')
    const flaw = { kind: 'notBase64', atCharacter: 3, character: '*' } as const
    fake.diagnose.inspection = { ...fake.diagnose.inspection, flaw, fields: null, expiresAtMs: null }
    await type('diagnose-token-text', 'abc*')
    await click('diagnose-token-inspect')
    expect(get('diagnose-token-flaw').text()).toContain('3')
  })

  it('asks with the secret that was entered, which is hidden and gone with the tab', async () => {
    const window = await openTab('token')
    const { type, click, get, fake } = window
    await type('diagnose-token-appkey', 'customer-app')
    await type('diagnose-token-account', 'zoe')
    await type('diagnose-token-secret', ' the-lab-secret ')
    expect(get('diagnose-token-secret').attributes('type')).toBe('password')
    await click('diagnose-token-secret-reveal')
    expect(get('diagnose-token-secret').attributes('type')).toBe('text')
    await click('diagnose-token-make')
    const whom = { appkey: 'customer-app', accountId: 'zoe', appSecret: 'the-lab-secret' }
    expect(fake.cloudConsole.tokensAsked).toMatchObject([whom])
    expect(fake.diagnose.asked).toMatchObject([whom])

    const kept = useKeptWindowStore().state
    expect(kept).toContain('/diagnose')
    expect(kept).not.toContain('the-lab-secret')
    await showTab(window, 'codes')
    await showTab(window, 'token')
    expect((get('diagnose-token-secret').element as HTMLInputElement).value).toBe('')
  })

  it('asks for the secret of an app that the cloud does not have', async () => {
    const { type, click, get, wrapper, fake } = await openTab('token')
    await type('diagnose-token-appkey', 'customer-app')
    await click('diagnose-token-make')
    expect(fake.cloudConsole.tokensAsked).toEqual([])
    expect(get('diagnose-token-secret').attributes('aria-invalid')).toBe('true')
    expect(wrapper.text()).toContain(messages.en.diagnose.token.secretMissing)
    await type('diagnose-token-secret', 's')
    expect(get('diagnose-token-secret').attributes('aria-invalid')).toBeUndefined()
  })

  it('says whose secret it judged with', async () => {
    const { type, click, get, fake } = await openTab('token')
    fake.diagnose.inspection = {
      ...fake.diagnose.inspection,
      ...{ secretFrom: 'input', maker: null, differs: [] },
    }
    await type('diagnose-token-text', 'token')
    await click('diagnose-token-inspect')
    expect(get('diagnose-token-findings').text()).toContain('as entered')
    expect(get('diagnose-token-maker-unknown').text()).toContain('the secret that was entered')
  })

  it('asks for seconds where something else was typed', async () => {
    const { type, click, get, fake } = await openTab('token')
    await type('diagnose-token-clock-offset', 'soon')
    await click('diagnose-token-inspect')
    expect(get('diagnose-token-clock-offset').attributes('aria-invalid')).toBe('true')
    expect(fake.diagnose.asked).toEqual([])
  })

  it.each([
    ['ok', { kind: 'generated', ttlSeconds: 600, clockOffsetSeconds: 0 }],
    ['slow', { kind: 'fault', fault: 'delay' }],
    ['throws', { kind: 'fault', fault: 'throws' }],
    ['expired', { kind: 'generated', clockOffsetSeconds: -3600 }],
    ['wrongAccount', { kind: 'fixed' }],
  ])('makes the token provider of the selected instance behave: %s', async (behaviour, expected) => {
    open = await openWindow()
    await open.click('enter-demo-room')
    const { click, fake, get } = await openTab('token')
    expect(get('diagnose-token-selected').text()).toContain('The selected instance then logs in')
    await click(`diagnose-token-behave-${behaviour}`)
    expect(fake.instances[0]?.draft).toMatchObject({ authType: 1, tokenProvider: expected })
  })

  it('changes only how the provider behaves of what is typed, and OK gives the former one back', async () => {
    open = await openWindow()
    const { click, type, get, find, fake } = open
    await click('enter-demo-room')
    const drafts = useDraftsStore()
    const http = { kind: 'http', url: 'http://tokens.example', answerPath: 'token' } as const
    drafts.edit(1, { tokenProvider: { ...untouchedProvider('tokenProvider'), ...http } })
    await type('composer-nick', 'typed just now')
    await type('composer-timeout', 'soon')
    await openTab('token')
    await click('diagnose-token-behave-slow')
    expect(get('diagnose-token-fieldsWrong').text()).toContain('#1')
    await click('nav-workbench')
    expect(get('composer-timeout').element).toHaveProperty('value', 'soon')
    await type('composer-timeout', '9')
    await openTab('token')
    await click('diagnose-token-behave-expired')
    expect(find('diagnose-token-fieldsWrong')).toBeNull()
    expect(fake.instances[0]?.draft).toMatchObject({
      ...{ authType: 1, roomNick: 'typed just now', tokenProvider: { clockOffsetSeconds: -3600 } },
    })
    await click('diagnose-token-behave-ok')
    expect(fake.instances[0]?.draft).toMatchObject({ authType: 0, tokenProvider: http })
  })

  it('forgets no provider that was chosen after it changed one', async () => {
    open = await openWindow()
    await open.click('enter-demo-room')
    const { click, fake } = await openTab('token')
    await click('diagnose-token-behave-throws')
    const chosen = { kind: 'fixed', value: 'chosen later' } as const
    useDraftsStore().edit(1, { tokenProvider: { ...untouchedProvider('tokenProvider'), ...chosen } })
    await click('diagnose-token-behave-slow')
    await click('diagnose-token-behave-ok')
    expect(fake.instances[0]?.draft).toMatchObject({ authType: 1, tokenProvider: chosen })
  })

  it('leaves an instance alone whose JSON is wrong, and says so', async () => {
    open = await openWindow()
    await open.click('enter-demo-room')
    const drafts = useDraftsStore()
    drafts.typeJson(1, '{ "roomId": ', null)
    const { click, get, fake } = await openTab('token')
    const before = fake.instances[0]?.draft
    await click('diagnose-token-behave-throws')
    expect(get('diagnose-token-jsonWrong').text()).toContain('#1')
    expect(drafts.jsonTexts[1]?.text).toBe('{ "roomId": ')
    expect(fake.instances[0]?.draft).toEqual(before)
  })
})

describe('what was typed and found', () => {
  const valueOf = ({ get }: OpenWindow, testId: string) => (get(testId).element as HTMLInputElement).value

  it('is there again after another tab and another screen', async () => {
    const window = await openTab('token')
    const { type, click, find } = window
    await type('diagnose-token-text', 'a-pasted-token')
    await type('diagnose-token-clock-offset', '-2')
    await click('diagnose-token-inspect')
    await showTab(window, 'link')
    await type('diagnose-link-address', '127.0.0.1:41873')
    await click('diagnose-link-start')
    expect(find('diagnose-link-verdict')).not.toBeNull()
    await showTab(window, 'codes')
    await type('diagnose-code-search', '102302')
    await click('nav-settings')
    expect(useKeptWindowStore().state).not.toContain('a-pasted-token')

    await openTab('token')
    expect(valueOf(window, 'diagnose-token-text')).toBe('a-pasted-token')
    expect(valueOf(window, 'diagnose-token-clock-offset')).toBe('-2')
    expect(find('diagnose-token-findings')).not.toBeNull()
    await showTab(window, 'link')
    expect(valueOf(window, 'diagnose-link-address')).toBe('127.0.0.1:41873')
    expect(find('diagnose-link-verdict')).not.toBeNull()
    await showTab(window, 'codes')
    expect(valueOf(window, 'diagnose-code-search')).toBe('102302')
  })

  it('is forgotten of a token when another screen asks for another account', async () => {
    const { type, click, find } = await openTab('token')
    await type('diagnose-token-text', 'a-pasted-token')
    await click('diagnose-token-inspect')
    await click('nav-workbench')
    useDiagnoseStore().openTokenLab({ appkey: 'demo-app', accountId: 'bob' })
    await click('nav-diagnose')
    expect(find('diagnose-token-findings')).toBeNull()
  })

  it('comes of a test that went on while another screen was open', async () => {
    const { type, click, find, fake } = await openTab('link')
    let finish: (result: LinkTest) => void = () => undefined
    fake.diagnose.answerLink = () => new Promise((resolve) => (finish = resolve))
    await type('diagnose-link-address', 'host:1')
    await click('diagnose-link-start')
    await click('nav-settings')
    await click('nav-diagnose')
    expect(find('diagnose-link-cancel')).not.toBeNull()
    finish({ host: 'host', port: 1, reached: false, steps: [] })
    await flushPromises()
    expect(find('diagnose-link-verdict')).not.toBeNull()
  })
})

describe('test of a link address', () => {
  it('shows each step with its outcome and a plain sentence', async () => {
    const { type, click, get, fake } = await openTab('link')
    await type('diagnose-link-address', '127.0.0.1:41873')
    await click('diagnose-link-start')
    expect(fake.diagnose.asked).toMatchObject([{ address: '127.0.0.1:41873', tls: false }])
    expect(get('diagnose-link-step-tcp').text()).toContain(messages.en.diagnose.link.failure.refused)
    const { outcome } = messages.en.diagnose.link
    expect(get('diagnose-link-step-tls').attributes('data-outcome')).toBe('skipped')
    expect(get('diagnose-link-step-tls').text()).toContain(outcome.skipped)
    expect(get('diagnose-link-step-webSocket').attributes('data-outcome')).toBe('notReached')
    expect(get('diagnose-link-step-webSocket').text()).toContain(outcome.notReached)
  })

  it('can be cancelled while it runs', async () => {
    const { type, click, find, fake } = await openTab('link')
    let finish: (result: LinkTest) => void = () => undefined
    fake.diagnose.answerLink = () => new Promise((resolve) => (finish = resolve))
    await type('diagnose-link-address', 'host:1')
    await click('diagnose-link-start')
    await click('diagnose-link-cancel')
    expect(fake.diagnose.cancelCount).toBe(1)
    finish({ host: 'host', port: 1, reached: false, steps: [] })
    await flushPromises()
    expect(find('diagnose-link-start')).not.toBeNull()
  })

  it('says why an address was not tried', async () => {
    const { type, click, wrapper, fake } = await openTab('link')
    fake.diagnose.answerLink = () => Promise.reject(new Error('no link address'))
    await type('diagnose-link-address', 'host')
    await click('diagnose-link-start')
    expect(wrapper.text()).toContain('no link address')
  })
})

/** The matrix of an account that has an instance, which is in no room. */
async function matrixOf(patch: Partial<EnterDraft>): Promise<OpenWindow> {
  const fake = new FakeConsole()
  const draft = defaultEnterDraft({ appkey: 'demo-app', roomId: '36', accountId: 'alice', ...patch })
  await fake.createInstance({ draft })
  open = await openWindow(fake)
  return openTab('matrix')
}

describe('comparing authentication types', () => {
  it('runs all three from the palette, shows where they part, and runs again with the same instances', async () => {
    open = await openWindow()
    const { press, type, click, get, find, fake } = open
    await click('enter-demo-room')
    await click('composer-auth-dynamic')
    await type('composer-token-clock-offset', '-900')
    await press('status-bar', 'k', { ctrlKey: true, bubbles: true })
    await type('palette-input', 'compare')
    await click('palette-matrix-run')
    await eventually(() => expect(find('diagnose-matrix-difference')).not.toBeNull())
    expect(get('diagnose-matrix-row-0').attributes('data-outcome')).toBe('entered')
    expect(get('diagnose-matrix-row-1').attributes('data-outcome')).toBe('refused')
    expect(get('diagnose-matrix-row-1').text()).toContain('102302')
    expect(get('diagnose-matrix-difference').text()).toContain('authentication')
    expect(fake.instances).toHaveLength(4)
    await click('diagnose-matrix-run')
    await eventually(() => expect(find('diagnose-matrix-difference')).not.toBeNull())
    expect(fake.instances).toHaveLength(4)
  })

  it('shows a login that the client refuses by itself, with its code and reason, and goes on', async () => {
    const { fake, click, get } = await matrixOf({ staticToken: { kind: 'fixed', value: '' } })
    await click('diagnose-matrix-run')
    await eventually(() => get('diagnose-matrix-difference'))
    const row = get('diagnose-matrix-row-0')
    expect(row.attributes('data-outcome')).toBe('notStarted')
    expect(row.text()).toContain('191004')
    expect(row.text()).toContain("param 'token' unexpected")
    expect(get('diagnose-matrix-row-2').attributes('data-outcome')).toBe('entered')
    expect(get('diagnose-matrix-difference').text()).toContain('before the login')
    expect(fake.instances.map(({ status }) => status)).not.toContain('ENTERED')
  })

  it('keeps a row for a login that cannot be asked for, and compares it with the others', async () => {
    const { click, get, find } = await matrixOf({ appkey: 'app-of-another-cloud' })
    await click('diagnose-matrix-run')
    await eventually(() => get('diagnose-matrix-difference'))
    const row = get('diagnose-matrix-row-0')
    expect(row.attributes('data-outcome')).toBe('notStarted')
    expect(row.text()).toContain('no account alice in app app-of-another-cloud')
    expect(get('diagnose-matrix-difference').text()).toBe(
      'First difference: before the login. Failed there: Static token.',
    )
    expect(find('diagnose-matrix-cancelled')).toBeNull()
    expect(find('notice')).toBeNull()
  })

  it('compares what there is when it is cancelled', async () => {
    const { fake, click, get, find } = await matrixOf({ staticToken: { kind: 'fixed', value: '' } })
    const createInstance = fake.createInstance.bind(fake)
    let made = 0
    let goOn: () => void = () => undefined
    const held = new Promise<void>((resolve) => (goOn = resolve))
    fake.createInstance = async (input) => {
      if (++made === 3) await held
      return createInstance(input)
    }
    await click('diagnose-matrix-run')
    await eventually(() => get('diagnose-matrix-row-1'))
    await click('diagnose-matrix-cancel')
    goOn()
    await eventually(() => get('diagnose-matrix-cancelled'))
    expect(get('diagnose-matrix-cancelled').text()).toBe('Cancelled after 2 of 3.')
    expect(get('diagnose-matrix-difference').text()).toContain('before the login')
    expect(find('diagnose-matrix-row-2')).toBeNull()
  })

  it('ends where every login is refused by the client', async () => {
    const { click, get } = await matrixOf({ roomId: '' })
    await click('diagnose-matrix-run')
    await eventually(() => get('diagnose-matrix-difference'))
    expect(get('diagnose-matrix-row-2').text()).toContain("'roomId'")
    expect(get('diagnose-matrix-difference').text()).toBe(messages.en.diagnose.matrix.same)
  })
})

describe('words of the test', () => {
  it.each(['en', 'zh-CN'] as const)('are complete in %s', (locale) => {
    const { link } = messages[locale].diagnose
    expect(Object.keys(link.failure).sort()).toEqual([...LINK_FAILURES].sort())
    expect(Object.keys(link.stepName).sort()).toEqual([...LINK_STEPS].sort())
  })
})

describe('comparing a session that failed with one that went well', () => {
  it('says what it takes where there is only one', async () => {
    const { get } = await openTab('compare')
    expect(get('diagnose-compare-empty').text()).toContain('It takes one of each')
  })

  it('puts the one that went well on the left, and opens what differs in its recording', async () => {
    const fake = new FakeConsole()
    const instance = instanceSummary()
    for (const [sessionId, code] of [
      [3, 102302],
      [1, 200],
    ] as const) {
      const session = new FakeSession(sessionId, fake.live.startedWallMs - 86_400_000, false)
      session.append(instance, loginEvents(instance, code))
      fake.sessions.push(session)
    }
    fake.replays.diff = {
      ...fake.replays.diff,
      ...{ equal: false, differenceCount: 1, differences: [missingEvent({ ordinal: 5 })] },
    }
    open = await openWindow(fake)
    const { click, get, find } = await openTab('compare')
    expect(get('diagnose-compare-failing').text()).toBe('Session 3 · 1 instance · 3 failures')
    await click('diagnose-compare-start')
    expect(get('diff').text()).toContain('Session 1')
    expect(get('diff-row').text()).not.toBe('')
    expect(get('diff-close').text()).toBe('Choose other sessions')
    await click('diff-close')
    expect(find('diagnose-compare-start')).not.toBeNull()
  })
  it('offers a session with a kick for either side, and puts none beside itself', async () => {
    const fake = new FakeConsole()
    const instance = instanceSummary()
    for (const sessionId of [3, 1]) {
      const session = new FakeSession(sessionId, fake.live.startedWallMs - 86_400_000, false)
      const login = loginEvents(instance, 200)
      const kick = login
        .slice(-1)
        .map((last) => ({ ...last, kind: 'callback' as const, name: 'onChatroomKicked' }))
      session.append(instance, [...login, ...kick])
      fake.sessions.push(session)
    }
    open = await openWindow(fake)
    const { get } = await openTab('compare')
    expect(get('diagnose-compare-failing').text()).toBe('Session 3 · 1 instance · 1 kick')
    expect(get('diagnose-compare-passing').text()).toBe('Session 1 · 1 instance · 1 kick')
  })

  it('loads older sessions to choose from, also when there is none to choose from yet', async () => {
    const fake = new FakeConsole()
    for (let sessionId = 200; sessionId > 0; sessionId--) {
      const session = new FakeSession(sessionId, fake.live.startedWallMs - 86_400_000, false)
      const code = { 90: 102302, 80: 200 }[sessionId]
      if (code !== undefined) session.append(instanceSummary(), loginEvents(instanceSummary(), code))
      fake.sessions.push(session)
    }
    open = await openWindow(fake)
    const { click, get, find } = await openTab('compare')
    expect(get('diagnose-compare-empty').text()).toContain('Only the newest 50 sessions were looked at')
    await click('diagnose-compare-older')
    await click('diagnose-compare-older')
    expect(get('diagnose-compare-failing').text()).toContain('Session 90')
    expect(get('diagnose-compare-passing').text()).toContain('Session 80')
    await click('diagnose-compare-older')
    await click('diagnose-compare-older')
    expect(find('diagnose-compare-older')).toBeNull()
  })
})
