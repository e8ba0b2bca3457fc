import { z } from 'zod'
import type { Clock } from '../../../../src-shared/time'
import { RecorderError } from '../../recorder-error'
import type { CancelSignal } from '../cancel-signal'
import { nameOfCollector, type CollectorTarget } from './collector-address'

/** OTLP/HTTP §Retryable response codes. */
const RETRYABLE: ReadonlySet<number> = new Set([429, 502, 503, 504])

const MAX_TRIES = 5
const FIRST_PAUSE_MS = 500
/** A collector that asks for more patience than this is not waited for that long. */
const MAX_PAUSE_MS = 30_000
const ANSWER_TIMEOUT_MS = 10_000
/** An answer says how many spans were refused and why; what is longer is something else. */
const MAX_ANSWER_BYTES = 64 * 1024
const MAX_REASON_CHARACTERS = 500
const MS_PER_SECOND = 1000

/** OTLP §Partial Success; `rejectedSpans` is a 64-bit integer, which JSON writes as text. */
const answerSchema = z.looseObject({
  partialSuccess: z
    .looseObject({
      rejectedSpans: z.coerce.number().int().min(0).default(0),
      errorMessage: z.string().default(''),
    })
    .nullish(),
})

/** Spans that a collector took the request without. */
export interface Rejection {
  readonly spanCount: number
  /** The collector's own words; may be empty. */
  readonly reason: string
}

interface TryAgain {
  readonly problem: string
  /** What the collector asked for; null when it asked for nothing. */
  readonly pauseMs: number | null
}

/** Sends requests of OTLP/HTTP one after the other, each as often as it takes within bounds. */
export class TraceCollector {
  constructor(
    private readonly target: CollectorTarget,
    private readonly clock: Clock,
    private readonly cancel: CancelSignal,
  ) {}

  /**
   * Sends one request. Returns what was rejected of it, or null.
   * @throws RecorderError `cannotSend` when the collector refuses or stays away, `cancelled`.
   */
  async send(body: string): Promise<Rejection | null> {
    for (let tries = 1; ; tries++) {
      const outcome = await this.tryOnce(body)
      if (outcome === null || 'spanCount' in outcome) return outcome
      if (tries === MAX_TRIES) throw this.failed(`${outcome.problem}, ${MAX_TRIES} times in a row`)
      const pauseMs = outcome.pauseMs ?? FIRST_PAUSE_MS * 2 ** (tries - 1)
      await this.cancel.pause(Math.min(pauseMs, MAX_PAUSE_MS))
      this.throwIfCancelled()
    }
  }

  private async tryOnce(body: string): Promise<Rejection | null | TryAgain> {
    const timeout = new AbortController()
    const timer = this.clock.setTimeout(() => timeout.abort(), ANSWER_TIMEOUT_MS)
    try {
      const response = await fetch(this.target.endpoint, {
        method: 'POST',
        headers: { ...this.target.headers, 'content-type': 'application/json' },
        body,
        // A header may be a secret: it goes to the address that was given, and to no other.
        redirect: 'manual',
        signal: AbortSignal.any([timeout.signal, this.cancel.signal]),
      })
      return await this.readAnswer(response)
    } catch (cause) {
      if (cause instanceof RecorderError) throw cause
      this.throwIfCancelled()
      if (timeout.signal.aborted)
        return { problem: `gave no answer in ${ANSWER_TIMEOUT_MS} ms`, pauseMs: null }
      return { problem: `cannot be reached (${networkCode(cause)})`, pauseMs: null }
    } finally {
      this.clock.clearTimeout(timer)
    }
  }

  private async readAnswer(response: Response): Promise<Rejection | null | TryAgain> {
    const text = await readBounded(response)
    if (response.ok) return rejectionIn(text)
    if (!RETRYABLE.has(response.status)) throw this.failed(`answered ${response.status}`)
    const pauseMs = retryAfterMs(response.headers.get('retry-after'), this.clock.wallMs())
    return { problem: `answered ${response.status}`, pauseMs }
  }

  private throwIfCancelled(): void {
    if (!this.cancel.signal.aborted) return
    throw new RecorderError(
      'cancelled',
      'Sending was cancelled. What was sent before stays with the collector.',
    )
  }

  private failed(detail: string): RecorderError {
    return new RecorderError(
      'cannotSend',
      `The collector at ${nameOfCollector(this.target.endpoint)} ${detail}. Check its address and the headers, and send again: ` +
        'what arrives twice keeps its ids.',
    )
  }
}

/** @returns milliseconds from a number of seconds or an HTTP date (RFC 9110 §10.2.3), null when it says neither. */
export function retryAfterMs(header: string | null, nowWallMs: number): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header)) return Number(header) * MS_PER_SECOND
  const atMs = Date.parse(header)
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowWallMs)
}

async function readBounded(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let sizeBytes = 0
  for await (const part of response.body ?? []) {
    sizeBytes += part.byteLength
    if (sizeBytes > MAX_ANSWER_BYTES) break
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Whatever a collector answers with 200 is a success; only what is understood can be told of it. */
function rejectionIn(text: string): Rejection | null {
  const answer = answerSchema.safeParse(parseJson(text))
  const partial = answer.success ? answer.data.partialSuccess : null
  if (!partial || (partial.rejectedSpans === 0 && partial.errorMessage === '')) return null
  return { spanCount: partial.rejectedSpans, reason: partial.errorMessage.slice(0, MAX_REASON_CHARACTERS) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function networkCode(cause: unknown): string {
  const inner = cause instanceof Error ? cause.cause : null
  return inner instanceof Error && 'code' in inner ? String(inner.code) : 'network error'
}
