import type { WorldApp } from '../../src-shared/console/world'
import type { Clock } from '../../src-shared/time'
import { callbackBody, type CallbackSubject } from './callback-body'
import { signCallback } from './callback-signature'
import { judgeAnswer, type CallbackVerdict } from './callback-verdict'
import type { CloudEvents, EventSubject } from './cloud-events'
import type { CloudApp } from './cloud-app'
import { HttpPoster, type HttpAnswer } from './http-poster'

const NS_PER_MS = 1_000_000

export type ThirdPartySettings = NonNullable<WorldApp['thirdPartyCallback']>

export interface CallbackQuestion extends CallbackSubject {
  readonly app: CloudApp
  readonly callback: ThirdPartySettings
  readonly subject: EventSubject
}

/** Asks the customer's server whether a login may pass (domain.md §3.3): once, signed, with a time limit. */
export class ThirdPartyCallback {
  private readonly poster: HttpPoster

  /** @param sampleUrl where the embedded sample server listens; null when no app uses it. */
  constructor(
    private readonly clock: Clock,
    private readonly events: CloudEvents,
    private readonly sampleUrl: () => string | null,
  ) {
    this.poster = new HttpPoster(clock)
  }

  async ask(question: CallbackQuestion): Promise<CallbackVerdict> {
    const { app, callback } = question
    const curTimeMs = String(this.clock.wallMs())
    const body = callbackBody(question, curTimeMs)
    const { md5, checkSum } = signCallback(app.appSecret, body, curTimeMs)
    const startedAtNs = this.clock.nowNs()
    const answer = await this.poster.post({
      url: this.resolveUrl(callback.url),
      body,
      headers: { AppKey: app.appkey, CurTime: curTimeMs, MD5: md5, CheckSum: checkSum },
      timeoutMs: callback.timeoutMs,
    })
    const verdict = judgeAnswer(answer, callback.defaultResult)
    this.tell(question, { answer, verdict, startedAtNs })
    return verdict
  }

  stop(): void {
    this.poster.stop()
  }

  private resolveUrl(url: string): string | null {
    return url === 'sample' ? this.sampleUrl() : url
  }

  private tell(
    { subject, callback }: CallbackQuestion,
    outcome: { answer: HttpAnswer; verdict: CallbackVerdict; startedAtNs: number },
  ): void {
    const { answer, verdict, startedAtNs } = outcome
    this.events.tell(
      'callbackCalled',
      subject,
      {
        url: withoutQuery(callback.url),
        passed: verdict.passed,
        reason: verdict.passed ? null : verdict.reason,
        httpStatus: answer.ok ? answer.status : null,
        problem: answer.ok ? null : answer.problem,
        durationMs: (this.clock.nowNs() - startedAtNs) / NS_PER_MS,
      },
      verdict.passed ? 200 : verdict.code,
    )
  }
}

function withoutQuery(url: string): string {
  if (url === 'sample') return url
  const { origin, pathname } = new URL(url)
  return origin + pathname
}
