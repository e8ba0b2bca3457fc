import { resolve } from 'node:path'
import { isDeepLink } from '../../src-shared/console/deep-link'

/** What the command line of the desktop app may ask for. */
export interface LaunchFlags {
  /** Folder for settings and recordings in place of the user's own; one per test or per customer case. */
  readonly profileDirectory: string | null
  /** World file for the embedded cloud in place of the demo world. */
  readonly worldFile: string | null
  /** Write a PNG of the window to this file, then quit. */
  readonly screenshotFile: string | null
  /** Import these recordings and show them. */
  readonly openFiles: readonly string[]
  /** Links that the operating system was asked to open, as they came: not checked yet. */
  readonly links: readonly string[]
  /** Play the demo: enter, kick, film. */
  readonly demo: boolean
}

/** A flag that cannot be understood; the message names it and says what it takes. */
export class LaunchFlagError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'LaunchFlagError'
  }
}

const VALUE_FLAGS = {
  '--profile-dir': 'profileDirectory',
  '--world': 'worldFile',
  '--screenshot': 'screenshotFile',
} as const
const OPEN_FLAG = '--open'
const DEMO_FLAG = '--demo'
/** What takes a value and is done once; the others say how the app is to be, whenever it starts. */
const ONE_OFF_FLAGS: readonly string[] = ['--screenshot', OPEN_FLAG]

/**
 * Reads our flags out of a command line. Electron's and Chromium's own switches stand on the same line, so flags that
 * are not ours are left alone.
 * @throws LaunchFlagError when a flag of ours lacks its value, or one that takes a single value is given twice.
 */
export function parseLaunchFlags(argv: readonly string[], workingDirectory: string): LaunchFlags {
  const values: Record<(typeof VALUE_FLAGS)[keyof typeof VALUE_FLAGS], string | null> = {
    profileDirectory: null,
    worldFile: null,
    screenshotFile: null,
  }
  const openFiles: string[] = []
  const links: string[] = []
  let demo = false
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? ''
    if (argument === DEMO_FLAG) {
      demo = true
      continue
    }
    if (isDeepLink(argument)) {
      links.push(argument)
      continue
    }
    const [flag, inline] = splitFlag(argument)
    if (flag !== OPEN_FLAG && !isValueFlag(flag)) continue
    const value = inline ?? argv[++index]
    if (value === undefined || value === '' || value.startsWith('--'))
      throw new LaunchFlagError(`${flag} needs a path, for example ${flag}=/some/path`)
    if (flag === OPEN_FLAG) {
      openFiles.push(resolve(workingDirectory, value))
      continue
    }
    const name = VALUE_FLAGS[flag]
    if (values[name] !== null) throw new LaunchFlagError(`${flag} is given twice; give it once`)
    values[name] = resolve(workingDirectory, value)
  }
  return { ...values, openFiles, links, demo }
}

/**
 * A command line without what is done once: how another start goes on in place of this one. Switches that are not ours
 * stay, as does the folder that an Electron which is not packaged runs.
 */
export function lastingArguments(argv: readonly string[]): string[] {
  const lasting: string[] = []
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? ''
    if (argument === DEMO_FLAG || isDeepLink(argument)) continue
    const [flag, inline] = splitFlag(argument)
    if (!ONE_OFF_FLAGS.includes(flag)) lasting.push(argument)
    else if (inline === undefined) index++
  }
  return lasting
}

function splitFlag(argument: string): [string, string | undefined] {
  const equals = argument.indexOf('=')
  return equals === -1 ? [argument, undefined] : [argument.slice(0, equals), argument.slice(equals + 1)]
}

function isValueFlag(flag: string): flag is keyof typeof VALUE_FLAGS {
  return Object.hasOwn(VALUE_FLAGS, flag)
}
