import { crc32 } from 'node:zlib'

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_ARCHIVE = 0x06054b50
const MADE_ON_UNIX = (3 << 8) | 20
const VERSION_NEEDED = 20

/**
 * A zip archive of uncompressed files.
 *
 * @param {readonly { name: string, content?: string | Buffer, mode?: number }[]} entries a name that ends
 * in `/` is a folder
 * @returns {Buffer}
 */
export function zipArchive(entries) {
  const locals = []
  const centrals = []
  let offset = 0
  for (const { name, content = '', mode = 0o644 } of entries) {
    const body = Buffer.from(content)
    const shared = sharedHeader(Buffer.from(name), body)
    const local = Buffer.concat([uint32(LOCAL_HEADER), shared, Buffer.from(name), body])
    const attributes = Buffer.concat([
      uint16(0),
      uint16(0),
      uint16(0),
      uint32((mode << 16) >>> 0),
      uint32(offset),
    ])
    centrals.push(
      Buffer.concat([uint32(CENTRAL_HEADER), uint16(MADE_ON_UNIX), shared, attributes, Buffer.from(name)]),
    )
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(centrals)
  const count = uint16(entries.length)
  const sizes = Buffer.concat([uint32(central.length), uint32(offset), uint16(0)])
  const end = Buffer.concat([uint32(END_OF_ARCHIVE), uint16(0), uint16(0), count, count, sizes])
  return Buffer.concat([...locals, central, end])
}

/**
 * The fields that the header of a file and its entry in the directory of the archive have in common.
 *
 * @param {Buffer} name
 * @param {Buffer} body
 */
function sharedHeader(name, body) {
  const flagsMethodAndTime = Buffer.alloc(8)
  const size = uint32(body.length)
  const lengths = Buffer.concat([uint16(name.length), uint16(0)])
  return Buffer.concat([uint16(VERSION_NEEDED), flagsMethodAndTime, uint32(crc32(body)), size, size, lengths])
}

/** @param {number} value */
function uint16(value) {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

/** @param {number} value */
function uint32(value) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
