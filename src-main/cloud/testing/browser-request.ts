import * as http from 'node:http'
import * as https from 'node:https'

export interface BrowserRequestOptions {
  /** Certificate to trust beside the usual ones. */
  readonly ca: string | undefined
  readonly onOpen: (url: string) => void
}

const DONE = 4

/** A class with the part of XMLHttpRequest that the vendor's SDK uses, over node:http and node:https. */
export function browserRequest({ ca, onOpen }: BrowserRequestOptions): new () => object {
  return class BrowserRequest {
    onreadystatechange: (() => void) | null = null
    ontimeout: ((event: { message: string }) => void) | null = null
    readyState = 0
    status = 0
    statusText = ''
    response = ''
    timeout = 0
    private readonly headers: Record<string, string> = {}
    private target = { method: 'GET', url: '' }

    open(method: string, url: string): void {
      onOpen(url)
      this.target = { method, url }
    }

    setRequestHeader(name: string, value: string): void {
      this.headers[name] = value
    }

    send(body?: string): void {
      const { method, url } = this.target
      const { request } = url.startsWith('https:') ? https : http
      const sending = request(url, { method, headers: this.headers, ca, agent: false }, (response) => {
        this.status = response.statusCode ?? 0
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (this.response += chunk))
        response.on('end', () => this.finish())
      })
      sending.setTimeout(this.timeout, () => {
        this.ontimeout?.({ message: 'request timeout' })
        sending.destroy()
      })
      sending.on('error', () => this.finish())
      sending.end(method === 'GET' ? undefined : body)
    }

    private finish(): void {
      if (this.readyState === DONE) return
      this.readyState = DONE
      this.onreadystatechange?.()
    }
  }
}
