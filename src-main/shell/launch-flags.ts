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
  /** Import this recording and show it. */
  readonly openFile: string | null
  /** A link that the operating system was asked to open, as it came: not checked yet. */
  readonly link: string | null
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
  '--open': 'openFile',
} as const

/**
 * Reads our flags out of a command line. Electron's and Chromium's own switches stand on the same line, so flags that
 * are not ours are left alone.
 * @throws LaunchFlagError when a flag of ours lacks its value, or is given twice.
 */
export function parseLaunchFlags(argv: readonly string[], workingDirectory: string): LaunchFlags {
  const values: Record<(typeof VALUE_FLAGS)[keyof typeof VALUE_FLAGS], string | null> = {
    profileDirectory: null,
    worldFile: null,
    screenshotFile: null,
    openFile: null,
  }
  let demo = false
  let link: string | null = null
  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] ?? ''
    if (argument === '--demo') {
      demo = true
      continue
    }
    if (isDeepLink(argument)) {
      link = argument
      continue
    }
    const [flag, inline] = splitFlag(argument)
    if (!isValueFlag(flag)) continue
    const value = inline ?? argv[++index]
    if (value === undefined || value === '' || value.startsWith('--'))
      throw new LaunchFlagError(`${flag} needs a path, for example ${flag}=/some/path`)
    const name = VALUE_FLAGS[flag]
    if (values[name] !== null) throw new LaunchFlagError(`${flag} is given twice; give it once`)
    values[name] = resolve(workingDirectory, value)
  }
  return { ...values, link, demo }
}

function splitFlag(argument: string): [string, string | undefined] {
  const equals = argument.indexOf('=')
  return equals === -1 ? [argument, undefined] : [argument.slice(0, equals), argument.slice(equals + 1)]
}

function isValueFlag(flag: string): flag is keyof typeof VALUE_FLAGS {
  return Object.hasOwn(VALUE_FLAGS, flag)
}
