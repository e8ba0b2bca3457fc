import { packedPackage } from './packed-package.mjs'
import { zipArchive } from './zip-archive.mjs'

const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSE_VERSION = 1
/** One character a fuse, as a product sets them: no inspecting, a snapshot of its own. */
const PRODUCT_FUSES = '10101010'

/** What the executable of the product looks like, up to its fuses. */
export const EXECUTABLE_BEGINNING = `#!/bin/sh\nexit 0\n${FUSE_SENTINEL}`

/**
 * A small registry package built like the large one: a tarball with a zip with an Electron in it, whose
 * executable carries fuses and does nothing.
 *
 * @param {string} folder where to make it
 * @returns {Promise<import('../setup/electron-registry-runtime.mjs').RuntimeRecipe>}
 */
export async function packedElectron(folder) {
  const fuses = Buffer.from([FUSE_VERSION, PRODUCT_FUSES.length])
  const zip = zipArchive([
    { name: 'Product/' },
    {
      name: 'Product/Product',
      content: Buffer.concat([Buffer.from(EXECUTABLE_BEGINNING), fuses, Buffer.from(PRODUCT_FUSES)]),
      mode: 0o755,
    },
    { name: 'Product/resources/app/main.js', content: 'the product itself' },
    { name: 'Product/resources/icon.png', content: 'icon' },
    { name: 'Product/product_snapshot.bin', content: 'snapshot' },
  ])
  const { tarball, integrity } = await packedPackage(
    folder,
    { name: 'product-bin', version: '3.1.4' },
    { 'product.zip': zip },
  )
  return {
    source: { spec: tarball, fileName: 'product-bin-3.1.4.tgz', integrity },
    electronVersion: '33.0.0',
    zipInTarball: 'package/product.zip',
    folderInZip: 'Product/',
    executable: 'Product',
    leaveOut: ['resources/app/', 'product_snapshot.bin'],
  }
}
