import { describe, expect, it } from 'vitest'
import { createReporter } from '../setup/reporter.mjs'
import { electronSwitches, readAppArguments } from './app.mjs'

describe('the arguments for the app', () => {
  it.each([
    { args: ['--screenshot', 'a.png'], expected: ['--screenshot=/home/ada/a.png'] },
    { args: ['--screenshot=b/a.png', '--demo'], expected: ['--screenshot=/home/ada/b/a.png', '--demo'] },
    {
      args: ['--demo', '--screenshot', '/pictures/a.png'],
      expected: ['--demo', '--screenshot=/pictures/a.png'],
    },
    { args: ['--lang=en', 'recording.roomscope'], expected: ['--lang=en', 'recording.roomscope'] },
    { args: [], expected: [] },
  ])('$args become $expected', ({ args, expected }) => {
    expect(readAppArguments(args, '/home/ada')).toEqual(expected)
  })

  it.each([[['--screenshot']], [['--screenshot=']], [['--screenshot', '--demo']]])(
    '%s lack the name of the file',
    (args) => {
      expect(() => readAppArguments(args, '/home/ada')).toThrow('--screenshot needs the name of the file')
    },
  )
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
