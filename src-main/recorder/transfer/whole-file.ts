import { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { RecorderError } from '../recorder-error'

const BUFFER_CHARACTERS = 256 * 1024

/** Takes text and writes it on in larger pieces. */
export type WriteText = (text: string) => void

/** A file that is being made beside the place where it will stand. */
export interface WholeFile {
  /** For this file alone; goes with everything in it when the file is kept or discarded. */
  readonly folder: string
  /** Where to write it. */
  readonly temporaryFile: string
  /** Gives the file its name; what stood there before is replaced. @throws RecorderError */
  keep(): void
  /** Removes what is left; to be called in any case. */
  discard(): void
}

/**
 * Begins a file under a temporary name in the same folder, so that a file of its name is whole or is not there.
 * @throws RecorderError when the folder cannot be written.
 */
export function beginWholeFile(outputFile: string): WholeFile {
  const folder = explained(outputFile, () => mkdtempSync(join(dirname(outputFile), '.roomscope-export-')))
  const temporaryFile = join(folder, 'partial')
  return {
    folder,
    temporaryFile,
    keep: () =>
      explained(outputFile, () => {
        bringToDisk(temporaryFile)
        renameSync(temporaryFile, outputFile)
      }),
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/**
 * Lets `write` make a whole file.
 * @throws RecorderError when the folder or the file cannot be written.
 */
export function writeWholeFile(outputFile: string, write: (temporaryFile: string) => void): void {
  const file = beginWholeFile(outputFile)
  try {
    write(file.temporaryFile)
    file.keep()
  } finally {
    file.discard()
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
    } finally {
      closeSync(descriptor)
    }
  })
}

/** A name that outlives a power failure must not stand for a file that does not. */
function bringToDisk(file: string): void {
  const descriptor = openSync(file, 'r+')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** One call may write less than it was given, as on a disk that is nearly full. */
function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.byteLength;) written += writeSync(descriptor, bytes, written)
}

function explained<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw explainWriteError(file, cause)
  }
}

/** Says why a file could not be written; a RecorderError passes through. */
export function explainWriteError(file: string, cause: unknown): RecorderError {
  if (cause instanceof RecorderError) return cause
  const { code = '', message } = cause as NodeJS.ErrnoException
  return code === 'ENOSPC'
    ? new RecorderError('diskFull', `The disk is full. ${file} was not written; make room and try again.`, {
        cause,
      })
    : new RecorderError(
        'cannotWrite',
        `${file} cannot be written (${code || message}). Choose an existing folder that can be written to.`,
        { cause },
      )
}
