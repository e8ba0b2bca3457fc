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

/** No inline script, no eval, nothing from the network: the window shows data that may come from an attacker. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Answers a request of the window out of one folder.
 * @param root folder of the built renderer; nothing outside of it is ever read.
 */
export async function serveWindowFile(root: string, url: string): Promise<Response> {
  const file = resolveInside(root, url)
  const contentType = file === null ? undefined : CONTENT_TYPES[extname(file)]
  if (file === null || contentType === undefined) return new Response('not found', { status: 404 })
  try {
    return new Response(new Uint8Array(await readFile(file)), {
      headers: {
        'Content-Type': contentType,
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Opener-Policy': 'same-origin',
      },
    })
  } catch {
    return new Response('not found', { status: 404 })
  }
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
