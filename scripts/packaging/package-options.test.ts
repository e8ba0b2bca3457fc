import { describe, expect, it } from 'vitest'
import { SetupError } from '../setup/setup-error.mjs'
import { readPackageOptions } from './package-options.mjs'

const folders = { projectFolder: '/project', callerFolder: '/project/docs' }

describe('the command line of npm run package', () => {
  it.each([
    { args: [], expected: { folderOnly: false, outputFolder: '/project/dist' } },
    { args: ['--dir'], expected: { folderOnly: true, outputFolder: '/project/dist' } },
    { args: ['--output', 'made'], expected: { folderOnly: false, outputFolder: '/project/docs/made' } },
    { args: ['--output=/a=b', '--dir'], expected: { folderOnly: true, outputFolder: '/a=b' } },
  ])('$args', ({ args, expected }) => {
    expect(readPackageOptions(args, folders)).toEqual(expected)
  })

  it.each([['--target'], ['--dir=yes'], ['--output'], ['--output', '--dir'], ['linux']])(
    'refuses %s and says what it knows',
    (...args) => {
      const read = () => readPackageOptions(args, folders)
      expect(read).toThrow(/^npm run package does not understand: /)
      expect(read).toThrow(SetupError)
    },
  )
})
