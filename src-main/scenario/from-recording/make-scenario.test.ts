import { afterEach, describe, expect, it } from 'vitest'
import { RecordedConsole } from '../../ipc/testing/recorded-console'
import { parseScenario } from '../../../src-shared/console/scenario'
import { plansOf, runText } from '../testing/run-text'

/** Recorded stories, each written as a scenario; the very texts are looked at. */
describe('a scenario made from a recording', () => {
  let console: RecordedConsole
  afterEach(() => console.close())

  async function made(): Promise<{ text: string; remarks: string[] }> {
    await console.sleep(150)
    const { sessionId } = await console.service.bootstrap()
    const { entry, remarks } = await console.service.makeScenario({ sessionId })
    const { text } = await console.service.readScenario({ scenarioId: entry.scenarioId })
    expect(entry).toMatchObject({ shelf: 'own', faultCount: 0 })
    return { text, remarks }
  }

  it('tells who entered, was refused, was kicked and left, and no secret', async () => {
    console = await RecordedConsole.open()
    await console.enter({ accountId: 'alice' })
    await console.enter({ accountId: 'bob', staticToken: { kind: 'fixed', value: 'a-secret-of-mine' } })
    const owner = await console.enter({ accountId: 'owner', transport: 'text' })
    const { instanceId } = owner
    await console.service.kickMember({ instanceId, targetAccountId: 'alice', notificationExtension: 'bye' })
    await console.until(1, ({ status }) => status === 'EXITED')
    await console.service.exitInstance({ instanceId })
    const { text, remarks } = await made()
    expect(text).toMatchInlineSnapshot(`
      "# Made from recording 1.

      roomscope: 1
      name: Recording 1
      tags:
        - recorded
      actors:
        alice:
          accountId: alice
          roomId: "36"
        bob:
          accountId: bob
          roomId: "36"
          staticToken: not-the-right-one
        owner:
          accountId: owner
          roomId: "36"
          transport: text
      steps:
        - enter: alice
          expect:
            result: entered
            code: 200
            status:
              alice: ENTERED
            transitions:
              alice:
                - CONNECTING
                - CONNECTED
                - ENTERING
                - ENTERED
            within: 11s
        - enter: bob
          expect:
            code: 102302
            stage: auth
            status:
              bob: DISCONNECTED
            transitions:
              bob:
                - CONNECTING
                - CONNECTED
                - ENTERING
                - DISCONNECTED 102302
            within: 11s
        - enter: owner
          expect:
            result: entered
            code: 200
            status:
              owner: ENTERED
            transitions:
              owner:
                - CONNECTING
                - CONNECTED
                - ENTERING
                - ENTERED
            within: 11s
        - kick:
            by: owner
            member: alice
            extension: bye
          expect:
            status:
              alice: EXITED
            kicked:
              alice: BY_MANAGER
            transitions:
              alice:
                - EXITED 192003
            within: 11s
        - exit: owner
          expect:
            status:
              owner: EXITED
            transitions:
              owner:
                - EXITED
            within: 11s
      expect:
        callbacks:
          alice:
            - onChatroomStatus CONNECTING
            - onChatroomStatus CONNECTED
            - onChatroomStatus ENTERING
            - onChatroomStatus ENTERED
            - ...
            - onChatroomEntered
            - ...
            - onChatroomStatus EXITED 192003
            - onChatroomExited 192003
            - onChatroomKicked BY_MANAGER
          bob:
            - onChatroomStatus CONNECTING
            - onChatroomStatus CONNECTED
            - onChatroomStatus ENTERING
            - onChatroomStatus DISCONNECTED 102302
          owner:
            - onChatroomStatus CONNECTING
            - onChatroomStatus CONNECTED
            - onChatroomStatus ENTERING
            - onChatroomStatus ENTERED
            - ...
            - onChatroomEntered
            - ...
            - onChatroomStatus EXITED
            - onChatroomExited
        within: 11s
      "
    `)
    expect(remarks).toEqual([])
    expect(text).not.toContain('a-secret-of-mine')
  })

  it('tells what an instance entered with the second time, and what has to be set before it runs', async () => {
    console = await RecordedConsole.open()
    const { instanceId } = await console.enter({ accountId: 'alice', roomNick: 'Al' })
    await console.service.exitInstance({ instanceId })
    await console.changeDraft(instanceId, {
      roomNick: '',
      authType: 1,
      tokenProvider: {
        ...{ kind: 'http', url: 'http://127.0.0.1:1/token?key=secret-key', method: 'GET', headers: {} },
        ...{ body: '', answerPath: '', timeoutMs: 500 },
      },
    })
    await console.enterAgain(instanceId)
    const { text, remarks } = await made()
    const parsed = parseScenario(text, { file: 'x.yaml', env: {} })
    expect(parsed.ok ? [] : parsed.problems.map(({ path }) => path)).toEqual([
      'steps[2].enter.with.tokenProvider.url',
    ])
    expect(text).toMatch(/roomNick: ""/)
    expect(text).not.toContain('secret-key')
    expect(remarks).toEqual([
      'alice: tokenProvider.url is a secret; set the environment variable ALICE_TOKENPROVIDER_URL to it.',
    ])
  })

  it('runs again as it went: a third-party login with tags and a place, and a login extension beside a token', async () => {
    console = await RecordedConsole.open()
    const loginExtensionProvider = { kind: 'fixed', value: 'let-me-in' } as const
    const place = {
      tags: ['vip', 'a, b'],
      notifyTargetTags: '{"tag":"vip"}',
      location: { x: 1.5, y: 0, z: -2, distance: 10 },
      antispamBusinessId: '{"textbid":"t"}',
    }
    await console.enter({ accountId: 'alice', authType: 2, loginExtensionProvider, ...place })
    await console.enter({ accountId: 'bob', sendsLoginExtension: true, loginExtensionProvider })
    await console.enter({
      ...{ accountId: 'carol', authType: 2 },
      loginExtensionProvider: { kind: 'fixed', value: 'refuse-with-20042' },
    })
    const { text, remarks } = await made()
    expect(text).not.toMatch(/let-me-in|refuse-with/)
    expect(remarks.map((remark) => /variable (\w+)/.exec(remark)?.[1])).toEqual([
      'ALICE_LOGINEXTENSIONPROVIDER_VALUE',
      'BOB_LOGINEXTENSIONPROVIDER_VALUE',
      'CAROL_LOGINEXTENSIONPROVIDER_VALUE',
    ])
    const env = {
      ALICE_LOGINEXTENSIONPROVIDER_VALUE: 'let-me-in',
      BOB_LOGINEXTENSIONPROVIDER_VALUE: 'let-me-in',
      CAROL_LOGINEXTENSIONPROVIDER_VALUE: 'refuse-with-20042',
    }
    const [plan] = plansOf(text, env)
    expect(plan?.scenario.actors).toMatchObject({
      alice: place,
      bob: { sendsLoginExtension: true, loginExtensionProvider: { kind: 'fixed', value: 'let-me-in' } },
    })
    const { results } = await runText(text, { env })
    expect(results.map(({ status, failures }) => ({ status, failures }))).toEqual([
      { status: 'passed', failures: [] },
    ])
    const wrong = await runText(text, { env: { ...env, ALICE_LOGINEXTENSIONPROVIDER_VALUE: 'other' } })
    expect(wrong.results[0]?.status).toBe('failed')
  })

  it('refuses a recording in which nothing was done, and one that is not there', async () => {
    console = await RecordedConsole.open()
    const { sessionId } = await console.service.bootstrap()
    await expect(console.service.makeScenario({ sessionId })).rejects.toThrow(/Nothing that was done/)
    await expect(console.service.makeScenario({ sessionId: 99 })).rejects.toThrow('There is no recording 99.')
    expect(await console.service.listScenarios()).toEqual([])
  })
})
