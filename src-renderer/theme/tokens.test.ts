/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { LOGIN_STAGES } from '../../src-shared/console'
import { stageFill } from '../timeline/stage-fill'

type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

const css = readFileSync(fileURLToPath(new URL('./tokens.css', import.meta.url)), 'utf8')
const themes = { dark: tokensOf(':root {'), light: tokensOf(':root.light {') }
const AA = 4.5
/** What is seen and not read. */
const AA_GRAPHICS = 3
/** Less than this between neighbours, and they run into each other. */
const NEIGHBOURS = 1.4

function tokensOf(selector: string): Map<string, string> {
  const start = css.indexOf(selector)
  const block = css.slice(start, css.indexOf('}', start))
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

function parseColor(hex: string): Rgba {
  const pair = (index: number) => parseInt(hex.slice(1 + index * 2, 3 + index * 2), 16)
  return [pair(0), pair(1), pair(2), hex.length === 9 ? pair(3) / 255 : 1]
}

function over(top: Rgba, below: Rgba): Rgba {
  const mix = (index: 0 | 1 | 2) => top[index] * top[3] + below[index] * (1 - top[3])
  return [mix(0), mix(1), mix(2), 1]
}

function luminance([red, green, blue]: Rgba): number {
  const linear = (channel: number) => {
    const share = channel / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function contrast(first: Rgba, second: Rgba): number {
  const [bright, dim] = [luminance(first), luminance(second)].sort((a, b) => b - a) as [number, number]
  return (bright + 0.05) / (dim + 0.05)
}

/** The tokens that the bars are filled with. */
const STAGES = LOGIN_STAGES.map((stage) => stageFill(stage).replace(/^var\(--(.*)\)$/, '$1'))

describe.each(Object.entries(themes))('the %s theme', (_name, tokens) => {
  const color = (name: string) => parseColor(tokens.get(name) ?? '')
  const grounds = ['bg', 'bg-1'].flatMap((ground) => [
    color(ground),
    over(color('accent-bg'), color(ground)),
    over(color('bad-bg'), color(ground)),
  ])

  it.each(['fg', 'fg-2', 'fg-3', 'accent', 'ok', 'warn', 'bad', 'wait', 'idle'])(
    'reads %s with AA contrast on every ground that text stands on',
    (name) => {
      const worst = Math.min(...grounds.map((ground) => contrast(color(name), ground)))
      expect(worst).toBeGreaterThanOrEqual(AA)
    },
  )

  it.each(['ok', 'warn', 'bad', 'wait', 'idle'])('reads the %s badge on its own tint', (state) => {
    const tints = grounds.map((ground) => over(color(`${state}-bg`), ground))
    expect(Math.min(...tints.map((tint) => contrast(color(state), tint)))).toBeGreaterThanOrEqual(AA)
  })

  it('reads the label of the primary button', () => {
    expect(contrast(color('on-accent'), color('accent'))).toBeGreaterThanOrEqual(AA)
  })

  it('shows each stage of a login on every ground of a bar, apart from its neighbour', () => {
    const bars = [color('bg'), color('bg-2'), color('bg-3'), over(color('accent-bg'), color('bg'))]
    for (const stage of STAGES)
      expect(Math.min(...bars.map((ground) => contrast(color(stage), ground)))).toBeGreaterThanOrEqual(
        AA_GRAPHICS,
      )
    const steps = STAGES.slice(1).map((stage, index) => contrast(color(stage), color(STAGES[index] ?? stage)))
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(NEIGHBOURS)
  })

  it('gives no stage the colour of an instance', () => {
    const lanes = [...tokens].flatMap(([name, value]) => (name.startsWith('lane-') ? [value] : []))
    expect(lanes).toHaveLength(6)
    expect(STAGES.map((stage) => tokens.get(stage)).filter((value) => lanes.includes(value ?? ''))).toEqual(
      [],
    )
  })

  it('defines every token of the other theme', () => {
    expect([...tokens.keys()].sort()).toEqual([...themes.dark.keys()].sort())
  })
})
