import { describe, expect, it } from 'vitest'
import { createReporter } from '../setup/reporter.mjs'
import { electronSwitches, readAppArguments } from './app.mjs'

describe('the arguments for the app', () => {
  it.each([
    { args: ['--screenshot', 'a.png'], expected: ['--screenshot=/home/ada/a.png'] },
    { args: ['--screenshot=b/a.png', '--demo'], expected: ['--screenshot=/home/ada/b/a.png', '--demo'] },
    { args: ['--open', '../case.roomscope'], expected: ['--open=/home/case.roomscope'] },
    {
      args: ['--world=w.yaml', '--profile-dir', 'p'],
      expected: ['--world=/home/ada/w.yaml', '--profile-dir=/home/ada/p'],
    },
    { args: ['--demo', '--open', '/cases/a'], expected: ['--demo', '--open=/cases/a'] },
    { args: ['--lang=en', 'recording.roomscope'], expected: ['--lang=en', 'recording.roomscope'] },
    { args: ['--screenshot', '--demo'], expected: ['--screenshot', '--demo'] },
    { args: ['--open='], expected: ['--open='] },
    { args: ['--world'], expected: ['--world'] },
    { args: [], expected: [] },
  ])('$args become $expected', ({ args, expected }) => {
    expect(readAppArguments(args, '/home/ada')).toEqual(expected)
  })
})

describe('the switches for Electron', () => {
  function switchesFor(isVirtual: boolean, userId: number) {
    let printed = ''
    const switches = electronSwitches(
      createReporter({ write: (text) => (printed += text) }),
      isVirtual,
      userId,
    )
    return { switches, printed }
  }

  it('are none for an ordinary user with a display', () => {
    expect(switchesFor(false, 1000)).toEqual({ switches: [], printed: '' })
  })

  it('turn off the sandbox for root only, and say so', () => {
    const { switches, printed } = switchesFor(false, 0)
    expect(switches).toEqual(process.platform === 'linux' ? ['--no-sandbox'] : [])
    expect(printed).toContain(switches.join(' '))
  })

  it('look for no graphics card behind a virtual display', () => {
    expect(switchesFor(true, 1000).switches).toContain('--disable-gpu')
  })
})
