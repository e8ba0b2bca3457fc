const BASE64_BITS = 6
const BYTE_BITS = 8

/** The name of the form in which a text stands in some bytes, or null when it does not. */
export function findSecret(bytes: Buffer, secret: string): string | null {
  return formsOf(secret).find(([, form]) => bytes.includes(form))?.[0] ?? null
}

/** A text as files and streams carry it. */
function formsOf(secret: string): [string, Buffer][] {
  const utf8 = Buffer.from(secret)
  const utf16 = Buffer.from(secret, 'utf16le')
  return [
    ['UTF-8', utf8],
    ['UTF-16 LE', utf16],
    ['UTF-16 BE', Buffer.from(utf16).swap16()],
    ['hexadecimal', Buffer.from(utf8.toString('hex'))],
    ['URI component', Buffer.from(encodeURIComponent(secret))],
    ...[0, 1, 2].map((offset): [string, Buffer] => [`base64 at ${offset}`, base64Inside(utf8, offset)]),
  ]
}

/** The characters that stand for these bytes alone when they begin at an offset of a base64 group. */
function base64Inside(bytes: Buffer, offset: number): Buffer {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  const first = Math.ceil((offset * BYTE_BITS) / BASE64_BITS)
  const last = Math.floor(((offset + bytes.length) * BYTE_BITS) / BASE64_BITS)
  return Buffer.from(encoded.slice(first, last))
}
