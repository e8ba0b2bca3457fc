import { describe, expect, it } from 'vitest'
import { outcomeOf, runText, story, testRecorder } from './testing/run-text'

const COPIED = "world: { app: { copyUrl: 'http://127.0.0.1:9/copies' } }"

describe('expectations', () => {
  const ENTER = '  - enter: alice\n'
  const KICK = '  - enter: [alice, mia]\n  - kick: { by: mia, member: alice }\n'

  it.each<[string, string, string, string, string?]>([
    [ENTER, '{ result: entered }', '{ result: refused }', 'result: refused | entered 200'],
    [ENTER, '{ code: [403, 200] }', '{ code: 403 }', 'code: 403 | entered 200'],
    [ENTER, '{ stage: enter }', '{ stage: auth }', 'stage: auth | enter'],
    [
      ENTER,
      '{ status: { alice: ENTERED } }',
      '{ status: { alice: EXITED } }',
      'status.alice: EXITED | ENTERED',
    ],
    [ENTER, '{ attempts: { alice: 1 } }', '{ attempts: { alice: 2 } }', 'attempts.alice: 2 | 1'],
    [
      KICK,
      '{ kicked: { alice: BY_MANAGER, mia: false } }',
      '{ kicked: { alice: BE_BLOCKED } }',
      'kicked.alice: BE_BLOCKED | BY_MANAGER',
    ],
    [
      KICK,
      '{ callbacks: { alice: [..., onChatroomKicked] } }',
      '{ callbacks: { alice: [onChatroomKicked, ...] } }',
      'callbacks.alice: onChatroomKicked\n... | onChatroomStatus EXITED',
    ],
    [
      ENTER,
      '{ transitions: { alice: [CONNECTING, ..., ENTERED] } }',
      '{ transitions: { alice: [CONNECTING, ENTERED] } }',
      'transitions.alice: CONNECTING\nENTERED | CONNECTING\nCONNECTED',
    ],
    [
      ENTER,
      '{ providers: { alice: [linkProvider] } }',
      '{ providers: { alice: [tokenProvider] } }',
      'providers.alice',
    ],
    [
      ENTER,
      "{ providers: { alice: [{ name: linkProvider, arguments: { roomId: '36', accountId: alice }, failure: false }] } }",
      "{ providers: { alice: [{ name: linkProvider, arguments: { roomId: '37' } }] } }",
      'linkProvider {"accountId":"alice","roomId":"36"}',
    ],
    [
      KICK,
      '{ sees: { mia: { exits: alice } }, doesNotSee: { mia: { enters: bob } } }',
      '{ sees: { mia: { enters: bob } } }',
      'sees.mia: {"enters":"bob"}',
    ],
    [
      KICK,
      '{ doesNotSee: { mia: { message: hello } } }',
      '{ doesNotSee: { mia: { exits: alice } } }',
      'doesNotSee.mia: not {"exits":"alice"}',
    ],
    [
      ENTER,
      '{ cloud: { event: loginAccepted, account: alice, code: 200 } }',
      '{ cloud: { event: loginRefused } }',
      'cloud.loginRefused: at least 1',
    ],
    [
      ENTER,
      '{ cloud: { event: loginRefused, count: 0 } }',
      '{ cloud: { event: loginAccepted, count: 2 } }',
      'cloud.loginAccepted: 2 × ',
    ],
    [
      ENTER,
      '{ copies: [{ event: IN, account: alice }] }',
      '{ copies: [{ event: OUT }] }',
      'copies: {"event":"OUT"} | IN alice 36',
      COPIED,
    ],
    [
      ENTER,
      '{ dau: { accounts: 1, anonymousEntries: 0 } }',
      '{ dau: { accounts: 2 } }',
      'dau: {"accounts":2} | {"accounts":1',
    ],
    [ENTER, '{ ends: { alice: 1 } }', '{ ends: { alice: 2 } }', 'ends.alice: 2 | 1'],
    ['  - sleep: 2s\n', '{ took: { min: 1s, max: 3s } }', '{ took: { max: 1s } }', 'took: 0ms to 1s | 2s'],
    [
      '  - { name: short, sleep: 2s }\n  - sleep: 4s\n',
      '{ took: { of: short, ratioMin: 2, ratioMax: 2 } }',
      '{ took: { of: short, ratioMax: 1.5 } }',
      '2.00 times',
    ],
    [ENTER, '{ findings: none }', '{ findings: [callbackLate] }', 'findings: callbackLate | nothing'],
    [
      ENTER,
      '[{ code: 200 }, { status: { alice: ENTERED } }]',
      '[{ code: 200 }, { status: { alice: WAITING } }]',
      'expect[1]: status.alice',
    ],
  ])('after %j: %s holds, %s does not', async (steps, right, wrong, problem, more) => {
    expect(await outcomeOf(`${steps}    expect: ${right}\n`, more)).toBe('')
    expect(await outcomeOf(`${steps}    expect: ${wrong}\n`, more)).toContain(problem)
  })

  it('look from the beginning of the step, or of the scenario', async () => {
    const again = '  - enter: alice\n  - exit: alice\n  - sleep: 1s\n  - expect:'
    expect(await outcomeOf(`${again} { transitions: { alice: [EXITED] } }\n`)).toBe('')
    expect(
      await outcomeOf(`${again} { since: start, transitions: { alice: [..., ENTERED, EXITED] } }\n`),
    ).toBe('')
  })

  it('at the end of the file look at everything', async () => {
    const end = (what: string) => `expect: { transitions: { alice: [${what}] } }`
    expect(await outcomeOf('  - enter: alice\n  - exit: alice\n', end('..., ENTERED, EXITED'))).toBe('')
    expect(await outcomeOf('  - enter: alice\n  - exit: alice\n', end('EXITED'))).toContain(
      'expect[0]: transitions.alice',
    )
  })

  it('may take their time', async () => {
    const steps = (within: string) =>
      `  - enter: alice\n  - kick: { way: dropLink, member: alice }\n    expect: { status: { alice: ENTERED }${within} }\n`
    expect(await outcomeOf(steps(', within: 2s'))).toBe('')
    expect(await outcomeOf(steps(''))).toContain('status.alice: ENTERED | WAITING')
  })

  it('compare with a recording', async () => {
    const recorder = await testRecorder()
    const equal = (recording: number) =>
      story('  - enter: alice\n  - exit: alice\n', `expect: { equals: { recording: ${recording} } }`)
    await runText(story('  - enter: alice\n  - exit: alice\n'), { recorder })
    await runText(story('  - enter: bob\n'), { recorder })
    const reports = [
      await runText(equal(1), { recorder }),
      await runText(equal(2), { recorder }),
      await runText(equal(99), { recorder }),
    ]
    expect(reports.map(({ results }) => results[0]?.status)).toEqual(['passed', 'failed', 'failed'])
    expect(reports[2]?.results[0]?.failures[0]?.actual).toContain('there is no such recording')
  })
})
