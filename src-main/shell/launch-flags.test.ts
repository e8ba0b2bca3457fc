import { describe, expect, it } from 'vitest'
import { LaunchFlagError, parseLaunchFlags } from './launch-flags'

const parse = (...argv: string[]) => parseLaunchFlags(argv, '/desk')

describe('launch flags', () => {
  it('takes a value after an equals sign or as the next argument, relative to where the command was given', () => {
    expect(parse('--world=demo.json', '--profile-dir', 'p')).toEqual({
      worldFile: '/desk/demo.json',
      profileDirectory: '/desk/p',
      screenshotFile: null,
      openFiles: [],
      links: [],
      demo: false,
    })
  })

  it("leaves Electron's and Chromium's switches alone", () => {
    expect(parse('--no-sandbox', '--inspect=0', '.', '--demo')).toMatchObject({ demo: true, worldFile: null })
  })

  it('takes a recording to open, and a link as it came', () => {
    const link = 'roomscope://open?session=1'
    expect(parse('--open', 'case.roomscope', link)).toMatchObject({
      openFiles: ['/desk/case.roomscope'],
      links: [link],
    })
    expect(parse('ROOMSCOPE:nonsense')).toMatchObject({ links: ['ROOMSCOPE:nonsense'] })
  })

  it.each([[['--world']], [['--world=']], [['--screenshot', '--demo']], [['--open']]])(
    'refuses %j without a value',
    (argv) => {
      expect(() => parseLaunchFlags(argv, '/desk')).toThrow(LaunchFlagError)
    },
  )

  it('refuses a flag given twice instead of picking one', () => {
    expect(() => parse('--world=a', '--world=b')).toThrow('--world is given twice')
  })
})
