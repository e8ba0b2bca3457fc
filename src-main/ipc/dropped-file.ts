import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TRANSFER_LIMITS } from '../recorder'
import { ConsoleError } from './console-error'

/** A file that was dropped on the window, kept in a temporary folder until it is imported. */
export class DroppedFile {
  private readonly folder = mkdtempSync(join(tmpdir(), 'roomscope-drop-'))
  private readonly file = join(this.folder, 'dropped')
  private descriptor: number | null = null
  private receivedBytes = 0

  /** @throws ConsoleError for a file that is too large to be imported. */
  constructor(private readonly sizeBytes: number) {
    if (sizeBytes <= TRANSFER_LIMITS.fileBytes) {
      this.descriptor = openSync(this.file, 'wx', 0o600)
      return
    }
    this.remove()
    throw refused(`the file is larger than ${TRANSFER_LIMITS.fileBytes} bytes and cannot be imported`)
  }

  /** @throws ConsoleError for more bytes than were announced. */
  append(part: Uint8Array): void {
    this.receivedBytes += part.byteLength
    if (this.descriptor === null || this.receivedBytes > this.sizeBytes) {
      throw refused('the dropped file changed while it was read; drop it again')
    }
    for (let written = 0; written < part.byteLength;) written += writeSync(this.descriptor, part, written)
  }

  /** Returns the path of the whole file. @throws ConsoleError when a part is missing. */
  finish(): string {
    this.closeFile()
    if (this.receivedBytes !== this.sizeBytes) {
      throw refused('the dropped file did not arrive as a whole; drop it again')
    }
    return this.file
  }

  /** Removes the file. */
  remove(): void {
    this.closeFile()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private closeFile(): void {
    if (this.descriptor !== null) closeSync(this.descriptor)
    this.descriptor = null
  }
}

function refused(message: string): ConsoleError {
  return new ConsoleError({ code: 'recorder', message, field: null, chatroomCode: null })
}
