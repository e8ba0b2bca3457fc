import { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { RecorderError } from '../recorder-error'

const BUFFER_CHARACTERS = 256 * 1024

/** Takes text and writes it on in larger pieces. */
export type WriteText = (text: string) => void

/**
 * Lets `write` make a file under a temporary name in the same folder and renames it at the end, so that a file of that
 * name is whole or is not there. What stood there before is replaced.
 * @throws RecorderError when the folder or the file cannot be written.
 */
export function writeWholeFile(outputFile: string, write: (temporaryFile: string) => void): void {
  const folder = explained(outputFile, () => mkdtempSync(join(dirname(outputFile), '.roomscope-export-')))
  try {
    const temporaryFile = join(folder, 'partial')
    write(temporaryFile)
    explained(outputFile, () => renameSync(temporaryFile, outputFile))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `writeWholeFile` for text, in constant memory. */
export function writeWholeText(outputFile: string, write: (writeText: WriteText) => void): void {
  writeWholeFile(outputFile, (temporaryFile) => {
    const descriptor = explained(outputFile, () => openSync(temporaryFile, 'wx'))
    try {
      let buffered = ''
      const flush = () => {
        explained(outputFile, () => writeAll(descriptor, Buffer.from(buffered)))
        buffered = ''
      }
      write((text) => {
        buffered += text
        if (buffered.length >= BUFFER_CHARACTERS) flush()
      })
      flush()
      explained(outputFile, () => fsyncSync(descriptor))
    } finally {
      closeSync(descriptor)
    }
  })
}

/** One call may write less than it was given, as on a disk that is nearly full. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.byteLength;) written += writeSync(descriptor, bytes, written)
}

function explained<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException
    if (code === 'ENOSPC') {
      throw new RecorderError(
        'diskFull',
        `The disk is full. ${file} was not written; make room and try again.`,
        {
          cause,
        },
      )
    }
    throw new RecorderError(
      'cannotWrite',
      `${file} cannot be written (${code || message}). Choose an existing folder that can be written to.`,
      { cause },
    )
  }
}
