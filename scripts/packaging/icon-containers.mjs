/**
 * Files that hold one picture in several sizes. Both formats have taken whole PNG files since Windows Vista and
 * Mac OS X 10.7.
 *
 * @typedef {object} IconPicture
 * @property {number} sizePx width and height
 * @property {Buffer} png
 */

const ICO_HEADER_BYTES = 6
const ICO_ENTRY_BYTES = 16
/** One byte holds a size, and 0 stands for this one. */
const LARGEST_ICO_PX = 256
const BITS_PER_PIXEL = 32

/** The type under which a macOS icon file keeps a picture of that size. */
const ICNS_TYPES = new Map([
  [16, 'icp4'],
  [32, 'icp5'],
  [64, 'icp6'],
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
])
const ICNS_HEADER_BYTES = 8

/**
 * An icon for Windows; pictures larger than it can hold are left out.
 *
 * @param {readonly IconPicture[]} pictures
 */
export function icoFile(pictures) {
  const held = pictures.filter(({ sizePx }) => sizePx <= LARGEST_ICO_PX)
  const header = Buffer.alloc(ICO_HEADER_BYTES)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(held.length, 4)
  let offset = ICO_HEADER_BYTES + held.length * ICO_ENTRY_BYTES
  const entries = held.map(({ sizePx, png }) => {
    const entry = Buffer.alloc(ICO_ENTRY_BYTES)
    entry.writeUInt8(sizePx % LARGEST_ICO_PX, 0)
    entry.writeUInt8(sizePx % LARGEST_ICO_PX, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(BITS_PER_PIXEL, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...entries, ...held.map(({ png }) => png)])
}

/**
 * An icon for macOS; pictures of a size it has no type for are left out.
 *
 * @param {readonly IconPicture[]} pictures
 */
export function icnsFile(pictures) {
  const blocks = pictures.flatMap(({ sizePx, png }) => {
    const type = ICNS_TYPES.get(sizePx)
    return type === undefined ? [] : [icnsBlock(type, png)]
  })
  return icnsBlock('icns', Buffer.concat(blocks))
}

/**
 * @param {string} type four letters
 * @param {Buffer} content
 */
function icnsBlock(type, content) {
  const header = Buffer.alloc(ICNS_HEADER_BYTES)
  header.write(type, 'latin1')
  header.writeUInt32BE(ICNS_HEADER_BYTES + content.length, 4)
  return Buffer.concat([header, content])
}
