import type { DiagnoseService, LinkTest, TokenInspection } from '../../src-shared/console'

/** Diagnoses of an in-memory main process: what was asked is kept, and the answers are the test's to change. */
export class FakeDiagnose implements DiagnoseService {
  readonly asked: unknown[] = []
  cancelCount = 0
  inspection: TokenInspection = {
    flaw: null,
    decoded: '{"signature":"786370f3","curTime":1614764611561,"ttl":600}',
    fields: { signature: '786370f3', curTimeMs: 1_614_764_611_561, ttlSeconds: 600 },
    signature: 'differs',
    secretFrom: 'cloud',
    maker: { appkey: 'demo-app', accountId: 'bob', secretOf: 'demo-app' },
    differs: ['account'],
    life: 'expired',
    nowMs: 1_614_764_700_000,
    expiresAtMs: 1_614_765_211_561,
    timeInSeconds: false,
    staticTokenOf: null,
  }
  answerLink: () => Promise<LinkTest> = () =>
    Promise.resolve({
      host: '127.0.0.1',
      port: 41873,
      reached: false,
      steps: [
        { name: 'dns', outcome: 'skipped', durationMs: 0, failure: null, detail: '' },
        {
          name: 'tcp',
          outcome: 'failed',
          durationMs: 1.5,
          failure: 'refused',
          detail: 'connect ECONNREFUSED',
        },
        { name: 'tls', outcome: 'skipped', durationMs: 0, failure: null, detail: '' },
        { name: 'webSocket', outcome: 'notReached', durationMs: 0, failure: null, detail: '' },
        { name: 'handshake', outcome: 'notReached', durationMs: 0, failure: null, detail: '' },
      ],
    })

  inspectToken = (input: Parameters<DiagnoseService['inspectToken']>[0]) => {
    this.asked.push(input)
    return Promise.resolve(this.inspection)
  }
  testLink = (input: Parameters<DiagnoseService['testLink']>[0]) => {
    this.asked.push(input)
    return this.answerLink()
  }
  cancelLinkTest = () => {
    this.cancelCount++
    return Promise.resolve()
  }
}
