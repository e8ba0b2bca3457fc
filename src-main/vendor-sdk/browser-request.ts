import * as http from 'node:http'
import * as https from 'node:https'
import type { Clock } from '../../src-shared/time'

/** Which certificates a TLS connection trusts. */
export interface CertificateTrust {
  /** PEM of a certificate to trust beside the usual ones. */
  readonly ca?: string
  readonly rejectUnauthorized: boolean
}

export interface BrowserRequestOptions {
  readonly clock: Clock
  readonly trust: CertificateTrust
  /** Told each address before it is contacted; may throw to forbid it. */
  readonly onContact: (url: string) => void
}

const DONE = 4

/** A class with the part of XMLHttpRequest that the vendor's SDK uses, over node:http and node:https. */
export function browserRequest({ clock, trust, onContact }: BrowserRequestOptions): new () => object {
  return class BrowserRequest {
    onreadystatechange: (() => void) | null = null
    ontimeout: ((event: { message: string }) => void) | null = null
    readyState = 0
    status = 0
    statusText = ''
    response = ''
    /** Milliseconds; 0 waits for ever. */
    timeout = 0
    private readonly headers: Record<string, string> = {}
    private target = { method: 'GET', url: '' }

    open(method: string, url: string): void {
      onContact(url)
      this.target = { method, url }
    }

    setRequestHeader(name: string, value: string): void {
      this.headers[name] = value
    }

    send(body?: string): void {
      const { method, url } = this.target
      const { request } = url.startsWith('https:') ? https : http
      const options = { method, headers: this.headers, agent: false, ...trust }
      const sending = request(url, options, (response) => {
        this.status = response.statusCode ?? 0
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (this.response += chunk))
        response.on('end', () => this.finish())
      })
      sending.on('error', () => this.finish())
      if (this.timeout > 0) this.limit(sending)
      sending.end(method === 'GET' ? undefined : body)
    }

    private limit(sending: http.ClientRequest): void {
      const timer = clock.setTimeout(() => {
        this.ontimeout?.({ message: 'request timeout' })
        sending.destroy()
      }, this.timeout)
      sending.on('close', () => clock.clearTimeout(timer))
    }

    private finish(): void {
      if (this.readyState === DONE) return
      this.readyState = DONE
      this.onreadystatechange?.()
    }
  }
}
