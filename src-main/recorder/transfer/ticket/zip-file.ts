import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** Puts files, given by their names in the zip, into a zip, a piece at a time. */
export async function writeZip(
  zipFile: string,
  files: Readonly<Record<string, string>>,
  { mtime, signal }: { readonly mtime: Date; readonly signal: AbortSignal },
): Promise<void> {
  const zip = new ZipFile()
  const failed = new Promise<never>((_, reject) => zip.on('error', reject))
  for (const [name, path] of Object.entries(files)) zip.addFile(path, name, { mtime })
  zip.end()
  const target = createWriteStream(zipFile, { flags: 'wx' })
  await Promise.race([pipeline(zip.outputStream, target, { signal }), failed])
}
