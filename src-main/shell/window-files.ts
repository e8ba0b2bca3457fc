import { readFile } from 'node:fs/promises'
import { dirname, extname, join, normalize, sep } from 'node:path'
import type { ProtocolResponse } from 'electron'
import { WINDOW_ORIGIN } from './window-origin'

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/**
 * No inline script, no eval, nothing from the network: the window shows data that may come from an attacker. A style made
 * at run time (the resize cursor of the panes) needs the nonce of its page.
 */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The files of the windows. */
export interface WindowFiles {
  /**
   * Answers a request of a window.
   * @param nonce never the same twice: what an attacker read of one page must not open the next.
   */
  serve(url: string, nonce: string): Promise<WindowFileResponse>
  /**
   * Fulfilled when the first window was given all the code that its page names: what keeps this process busy no longer
   * holds it up.
   */
  readonly codeGiven: Promise<void>
}

/** What `protocol.registerBufferProtocol` takes. */
export type WindowFileResponse = Required<Pick<ProtocolResponse, 'statusCode' | 'headers'>> & {
  readonly data: Buffer
}

const NOT_FOUND: WindowFileResponse = {
  ...{ statusCode: 404, data: Buffer.from('not found') },
  headers: { 'Content-Type': 'text/plain; charset=utf-8' },
}

/** @param root folder of the built renderer; nothing outside of it is ever read. */
export function createWindowFiles(root: string): WindowFiles {
  let tellGiven = (): void => undefined
  const codeGiven = new Promise<void>((resolve) => (tellGiven = resolve))
  /** Paths of the page's scripts that it has not asked for yet; null before the first page. */
  let missing: Set<string> | null = null
  return {
    codeGiven,
    async serve(url, nonce) {
      const file = resolveInside(root, url)
      if (file === null) return NOT_FOUND
      const response = await readWindowFile(file, nonce)
      if (extname(file) === '.html') missing ??= scriptsOf(response.data, file)
      if (missing?.delete(file) && missing.size === 0)
        // Not before the caller has passed the answer on.
        setImmediate(tellGiven)
      return response
    },
  }
}

/** The files of the scripts that a page names, its own and those to be loaded with it. */
function scriptsOf(page: Buffer, pageFile: string): Set<string> {
  const names = page.toString('utf8').matchAll(/ (?:src|href)="([^"?]+\.js)"/g)
  return new Set([...names].map(([, name = '']) => join(dirname(pageFile), name)))
}

async function readWindowFile(file: string, nonce: string): Promise<WindowFileResponse> {
  const contentType = CONTENT_TYPES[extname(file)]
  if (contentType === undefined) return NOT_FOUND
  try {
    const bytes = await readFile(file)
    const isPage = contentType.startsWith('text/html')
    return {
      statusCode: 200,
      data: isPage ? Buffer.from(withNonce(bytes.toString('utf8'), nonce)) : bytes,
      headers: {
        'Content-Type': contentType,
        'Content-Security-Policy': contentSecurityPolicy(nonce),
        'X-Content-Type-Options': 'nosniff',
      },
    }
  } catch {
    return NOT_FOUND
  }
}

/** Tells the page the nonce that its policy grants. */
function withNonce(html: string, nonce: string): string {
  return html.replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`)
}

function resolveInside(root: string, url: string): string | null {
  if (!url.startsWith(`${WINDOW_ORIGIN}/`)) return null
  let path: string
  try {
    path = decodeURIComponent(new URL(url).pathname)
  } catch {
    return null
  }
  const file = normalize(join(root, path === '/' ? 'index.html' : path))
  return file.startsWith(root + sep) ? file : null
}
