import { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Locale } from '../../src-shared/console'
import { ManualClock } from '../../src-shared/time'
import { careForWindow, type CaredWindow, type WindowCareOptions } from './window-care'

const RELOAD = 0
const WAIT = 1
const MINUTE_MS = 60_000

let clock: ManualClock
let contents: EventEmitter
let window: EventEmitter
let locale: Locale
let done: string[]
let questions: Parameters<WindowCareOptions['ask']>[0][]
let answers: ((button: number) => void)[]

beforeEach(() => {
  clock = new ManualClock()
  done = []
  questions = []
  answers = []
  locale = 'en'
  contents = Object.assign(new EventEmitter(), {
    reload: () => done.push('reload'),
    forcefullyCrashRenderer: () => done.push('end process'),
  })
  window = Object.assign(new EventEmitter(), { webContents: contents, isDestroyed: () => false })
  careForWindow(window as unknown as CaredWindow, {
    clock,
    locale: () => locale,
    ask: (question) => {
      questions.push(question)
      return new Promise((resolve) => answers.push(resolve))
    },
  })
})

const die = (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason })

async function answer(button: number): Promise<void> {
  answers.at(-1)?.(button)
  await Promise.resolve()
  await Promise.resolve()
  await Promise.resolve()
}

describe('a window whose process died', () => {
  it('comes back by itself', () => {
    die('oom')
    expect(done).toEqual(['reload'])
    expect(questions).toEqual([])
  })

  it('stays away when it was closed', () => {
    die('clean-exit')
    expect(done).toEqual([])
  })

  it('waits for the operator when it dies for the fourth time within a minute', async () => {
    for (let death = 0; death < 4; death++) die()
    expect(done).toHaveLength(3)
    expect(questions[0]?.message).toContain('keeps crashing')
    await answer(RELOAD)
    expect(done).toHaveLength(4)
  })

  it('comes back by itself again when a minute went well', async () => {
    for (let death = 0; death < 3; death++) die()
    await clock.advance(MINUTE_MS)
    die()
    expect(done).toHaveLength(4)
  })
})

describe('a window that hangs', () => {
  it('is offered once to be reloaded, in the language of the window', async () => {
    locale = 'zh-CN'
    window.emit('unresponsive')
    window.emit('unresponsive')
    expect(questions.map(({ buttons }) => buttons)).toEqual([['重新加载', '等待']])
    await answer(RELOAD)
    expect(done).toEqual(['end process'])
  })

  it('is left alone when the operator waits, and offered again when it hangs again', async () => {
    window.emit('unresponsive')
    await answer(WAIT)
    expect(done).toEqual([])
    window.emit('unresponsive')
    expect(questions).toHaveLength(2)
  })

  it('takes the offer back when it answers again', async () => {
    window.emit('unresponsive')
    window.emit('responsive')
    expect(questions[0]?.signal?.aborted).toBe(true)
    await answer(RELOAD)
    expect(done).toEqual([])
  })
})
