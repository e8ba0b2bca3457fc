import { describe, expect, it } from 'vitest'
import { enableFeatures } from './chromium-features'

/** A command line that keeps one value of a switch, the last, as Chromium does. */
function commandLineOf(features: string) {
  const switches = new Map([['enable-features', features]])
  return {
    switches,
    getSwitchValue: (name: string) => switches.get(name) ?? '',
    appendSwitch: (name: string, value?: string) => void switches.set(name, value ?? ''),
  }
}

describe('features of Chromium', () => {
  it.each([
    ['', 'NetworkServiceInProcess2'],
    ['OverlayScrollbar,UseOzonePlatform', 'OverlayScrollbar,UseOzonePlatform,NetworkServiceInProcess2'],
  ])('are added to those asked for (%j)', (asked, enabled) => {
    const commandLine = commandLineOf(asked)
    enableFeatures(commandLine)
    expect(commandLine.switches.get('enable-features')).toBe(enabled)
  })
})
