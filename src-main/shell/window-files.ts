import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
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
  serve(url: string, nonce: string): Promise<Response>
  /** Fulfilled when the first window has taken its code: what keeps this process busy no longer holds it up. */
  readonly codeTaken: Promise<void>
}

/** @param root folder of the built renderer; nothing outside of it is ever read. */
export function createWindowFiles(root: string): WindowFiles {
  let tellTaken = (): void => undefined
  const codeTaken = new Promise<void>((resolve) => (tellTaken = resolve))
  return { codeTaken, serve: (url, nonce) => serveWindowFile(root, { url, nonce }, tellTaken) }
}

async function serveWindowFile(
  root: string,
  { url, nonce }: { url: string; nonce: string },
  onCodeTaken: () => void,
): Promise<Response> {
  const file = resolveInside(root, url)
  const contentType = file === null ? undefined : CONTENT_TYPES[extname(file)]
  if (file === null || contentType === undefined) return new Response('not found', { status: 404 })
  try {
    const bytes = await readFile(file)
    const body = contentType.startsWith('text/html')
      ? withNonce(bytes.toString('utf8'), nonce)
      : extname(file) === '.js'
        ? bodyOnce(bytes, onCodeTaken)
        : new Uint8Array(bytes)
    return new Response(body, {
      headers: {
        'Content-Type': contentType,
        'Content-Security-Policy': contentSecurityPolicy(nonce),
        'X-Content-Type-Options': 'nosniff',
      },
    })
  } catch {
    return new Response('not found', { status: 404 })
  }
}

/** @param onTaken called when the reader asks for more than there is. */
function bodyOnce(bytes: Uint8Array<ArrayBuffer>, onTaken: () => void): ReadableStream<Uint8Array> {
  let rest: Uint8Array<ArrayBuffer> | null = bytes
  return new ReadableStream(
    {
      pull(controller) {
        if (rest === null) {
          controller.close()
          onTaken()
        } else controller.enqueue(rest)
        rest = null
      },
    },
    { highWaterMark: 0 },
  )
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
