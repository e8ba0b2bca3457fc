import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { freeScenarioName, isScenarioName, MAX_SCENARIO_CHARACTERS } from '../../../src-shared/console'
import { LibraryError } from './library-error'
import { textHashOf } from './text-hash'
import { writeWhole } from './write-whole'

const EXTENSION = '.yaml'
/** Scenarios that were deleted last, for undo. */
const MAX_DELETED = 20
/** Bytes of the longest text, each character of which may take four. */
const MAX_FILE_BYTES = MAX_SCENARIO_CHARACTERS * 4

/** The operator's own scenarios: one file each in a folder of the profile, and those deleted last in a folder below. */
export class ScenarioFolder {
  private readonly deletedFolder: string

  constructor(private readonly folder: string) {
    this.deletedFolder = join(folder, '.deleted')
  }

  /** In alphabetical order; files that are no scenarios by their name are left out. */
  async names(): Promise<string[]> {
    const files = await readdir(this.folder).catch(() => [])
    return files
      .filter((file) => file.endsWith(EXTENSION))
      .map((file) => file.slice(0, -EXTENSION.length))
      .filter(isScenarioName)
      .sort((a, b) => a.localeCompare(b))
  }

  /** @throws LibraryError `unknown`, or `unreadable` for a file of another kind. */
  async read(name: string): Promise<string> {
    const file = this.fileOf(name)
    const facts = await stat(file).catch(() => {
      throw new LibraryError('unknown', `there is no scenario “${name}”; it may have been deleted or renamed`)
    })
    if (!facts.isFile()) throw new LibraryError('unreadable', `“${name}” is no file`)
    if (facts.size > MAX_FILE_BYTES)
      throw new LibraryError('unreadable', `the scenario “${name}” is larger than ${MAX_FILE_BYTES} bytes`)
    return readFile(file, 'utf8')
  }

  /** Keeps a text under a name that is free. @returns that name. */
  async create(wanted: string, text: string): Promise<string> {
    const taken = new Set((await this.names()).map(folded))
    const name = freeScenarioName(wanted, (one) => taken.has(folded(one)))
    await mkdir(this.folder, { recursive: true })
    await writeWhole(this.fileOf(name), text)
    return name
  }

  /**
   * @param baseHash hash of the text that was changed, or null to keep the new one whatever the file holds.
   * @throws LibraryError `changedMeanwhile`, `unknown`.
   */
  async save(name: string, text: string, baseHash: string | null): Promise<void> {
    if (baseHash !== null && textHashOf(await this.read(name)) !== baseHash) {
      throw new LibraryError(
        'changedMeanwhile',
        `the scenario “${name}” was changed elsewhere since it was opened; take its text over, or overwrite it`,
      )
    }
    await mkdir(this.folder, { recursive: true })
    await writeWhole(this.fileOf(name), text)
  }

  /** @throws LibraryError `nameTaken`, `unknown`. */
  async rename(name: string, next: string): Promise<void> {
    if (name === next) return
    const isTaken = (await this.names()).some((one) => folded(one) === folded(next) && one !== name)
    if (isTaken) throw new LibraryError('nameTaken', `there is a scenario “${next}” already`)
    await this.read(name)
    await rename(this.fileOf(name), this.fileOf(next))
  }

  /** @throws LibraryError `unknown`. */
  async delete(name: string): Promise<void> {
    await this.read(name)
    await mkdir(this.deletedFolder, { recursive: true })
    await rename(this.fileOf(name), join(this.deletedFolder, name + EXTENSION))
    await this.forgetOldest()
  }

  /** Brings a deleted scenario back. @returns its name, another one when that is taken. @throws LibraryError `gone`. */
  async restore(name: string): Promise<string> {
    const file = join(this.deletedFolder, name + EXTENSION)
    const text = await readFile(file, 'utf8').catch(() => {
      throw new LibraryError('gone', `the scenario “${name}” can be brought back no longer`)
    })
    const restored = await this.create(name, text)
    await rm(file, { force: true })
    return restored
  }

  private async forgetOldest(): Promise<void> {
    const files = await readdir(this.deletedFolder)
    const dated = await Promise.all(
      files.map(async (file) => ({ file, atMs: (await stat(join(this.deletedFolder, file))).ctimeMs })),
    )
    const oldest = dated.sort((a, b) => b.atMs - a.atMs).slice(MAX_DELETED)
    await Promise.all(oldest.map(({ file }) => rm(join(this.deletedFolder, file), { force: true })))
  }

  /** The name was checked: it holds no separator and is not hidden. */
  private fileOf(name: string): string {
    if (!isScenarioName(name)) throw new LibraryError('unknown', `“${name}” is no name of a scenario`)
    return join(this.folder, name + EXTENSION)
  }
}

/** Names that differ in case alone are the same file on some systems. */
function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
