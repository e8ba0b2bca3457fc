import { describe, expect, it } from 'vitest'
import { runScenarios } from './index'
import { outcomeOf, plansOf, runText, story, testRecorder } from './testing/run-text'

describe('virtual time', () => {
  it('lets the sixty seconds of an unanswered login pass, and no more', async () => {
    const steps =
      '  - fault: { name: answerLost, stage: enter }\n  - enter: alice\n    expect: { result: failed, code: 191005, took: { min: 60s, max: 60s } }\n'
    expect(await outcomeOf(steps, 'actors: { alice: { profile: guide } }')).toBe('')
  })

  it('is recorded as if it had passed', async () => {
    const recorder = await testRecorder()
    const { results } = await runText(story('  - enter: alice\n  - sleep: 2m\n  - exit: alice\n'), {
      recorder,
    })
    const session = await recorder.readSession({ sessionId: results[0]?.sessionId ?? 0 })
    expect(session).toMatchObject({ name: 'story', origin: { mode: 'scenario' }, failureCount: 0 })
    expect(session?.durationNs).toBeGreaterThanOrEqual(120 * 1e9)
    expect(session?.endedWallMs).not.toBeNull()
    expect(results[0]?.durationMs).toBeLessThan(60_000)
  })

  it('is not needed', async () => {
    const text = story(
      '  - enter: [alice, bob]\n  - exit: alice\n    expect: { sees: { bob: { exits: alice } }, findings: none }\n',
    ).replace('clock: virtual\n', '')
    expect((await runText(text)).results).toMatchObject([{ status: 'passed', failures: [] }])
  })
})

describe('runs', () => {
  it('are made by a matrix, repeated, and stopped at the first failure when told to', async () => {
    const text = story(
      '  - enter: alice\n    expect: { code: "${{ code }}" }\n',
      'matrix: { code: [403, 200] }',
    )
    const recorder = await testRecorder()
    const all = await runText(text, { recorder, repeat: 2 })
    expect(all.results.map(({ name, repetition, status }) => [name, repetition, status])).toEqual([
      ['story [code=403]', 1, 'failed'],
      ['story [code=403]', 2, 'failed'],
      ['story [code=200]', 1, 'passed'],
      ['story [code=200]', 2, 'passed'],
    ])
    expect(all.results.map(({ sessionId }) => sessionId)).toEqual([1, 2, 3, 4])
    expect((await runText(text, { recorder, bail: true })).results).toHaveLength(1)
  })

  it('tear down in any case, and tell what the instance did last', async () => {
    const text = story(
      '  - enter: alice\n    expect: { code: 1 }\n  - enter: bob\n',
      'teardown: [{ exit: alice }]',
    )
    const [result] = (await runText(text)).results
    expect(result?.steps.map(({ step, passed }) => [step, passed])).toEqual([
      ['enter alice', false],
      ['exit alice', true],
    ])
    expect(result?.failures[0]?.events.join('\n')).toContain('attemptEnded entered')
  })

  it('end when they are cancelled: torn down, closed, and told so', async () => {
    const recorder = await testRecorder()
    const cancel = new AbortController()
    const text = story('  - enter: alice\n  - sleep: 10m\n', 'teardown: [{ exit: alice }]').replace(
      'clock: virtual\n',
      '',
    )
    const running = runScenarios({
      ...{ plans: plansOf(text), sink: recorder, source: recorder, signal: cancel.signal },
      onProgress: (progress) => {
        if (progress.kind === 'stepBegan' && progress.step.startsWith('sleep')) cancel.abort()
      },
    })
    const { results } = await running
    expect(results).toMatchObject([{ status: 'cancelled', failures: [] }])
    expect(results[0]?.steps.at(-1)).toMatchObject({ step: 'exit alice', passed: true })
    const session = await recorder.readSession({ sessionId: 1 })
    expect(session?.endedWallMs).not.toBeNull()
  })

  it('run on the engine of the vendor', async () => {
    const text = story(
      '  - enter: [alice, mia]\n  - send: { from: alice, text: hello }\n  - kick: { by: mia, member: alice }\n    expect: { kicked: { alice: BY_MANAGER }, transitions: { alice: [EXITED 192003] } }\n',
    )
    const { results } = await runText(text, { target: { engine: 'vendor' } })
    expect(results).toMatchObject([{ status: 'passed', failures: [] }])
  })

  it('tell no secret, of the environment or of the world', async () => {
    const text = story(
      '  - enter: { actor: alice, with: { accountId: "${{ env.WHO }}", staticToken: "${{ env.TOKEN }}" } }\n  - send: { from: alice, text: "demo-token-bob and ${{ env.TOKEN }}" }\n',
    )
    const report = await runText(text, { env: { WHO: 'mallory', TOKEN: 'hush-hush-token' } })
    expect(report.results[0]?.status).toBe('failed')
    for (const secret of ['mallory', 'hush-hush-token', 'demo-token-bob'])
      expect(JSON.stringify(report)).not.toContain(secret)
  })
})

describe('another cloud', () => {
  it('is refused to what needs the embedded one, with its place', async () => {
    const link = { addresses: ['127.0.0.1:9'], tls: false }
    await expect(runText(story('  - enter: alice\n  - cloud: stop\n'), { target: { link } })).rejects.toThrow(
      'test.yaml:8:12: this needs the embedded cloud',
    )
    await expect(
      runText(story('  - enter: alice\n'), { target: { link }, virtualTime: true }),
    ).rejects.toThrow('Virtual time needs the embedded cloud')
  })

  it('is gone to in place of the embedded one', async () => {
    const link = { addresses: ['127.0.0.1:9'], tls: false }
    const { results } = await runText(
      story('  - enter: alice\n    expect: { code: 192001, stage: connect }\n'),
      { target: { link } },
    )
    expect(results).toMatchObject([{ status: 'passed' }])
  })
})
