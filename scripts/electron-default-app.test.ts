// Stands outside of the folder it tests, because that folder is packed as it is.
import { describe, expect, it } from 'vitest'
import { parseLaunchArguments } from './electron-default-app/launch-arguments.mjs'

describe('the command line of Electron', () => {
  it.each([
    { args: ['.'], expected: { kind: 'app', appPath: '.', preloadedModules: [] } },
    {
      args: ['--no-sandbox', 'app', '--version'],
      expected: { kind: 'app', appPath: 'app', preloadedModules: [] },
    },
    {
      args: ['--inspect=0', '-r', 'loader.js', '--require', 'other.js', 'app', 'file'],
      expected: { kind: 'app', appPath: 'app', preloadedModules: ['loader.js', 'other.js'] },
    },
    { args: ['--version'], expected: { kind: 'version', appPath: undefined, preloadedModules: [] } },
    { args: ['-v'], expected: { kind: 'version', appPath: undefined, preloadedModules: [] } },
    { args: ['--abi'], expected: { kind: 'abi', appPath: undefined, preloadedModules: [] } },
    { args: ['--no-sandbox'], expected: { kind: 'app', appPath: undefined, preloadedModules: [] } },
  ])('$args', ({ args, expected }) => {
    expect(parseLaunchArguments(args)).toEqual(expected)
  })
})
