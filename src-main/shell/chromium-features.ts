import type { CommandLine } from 'electron'

/**
 * Nothing of a window comes over Chromium's network (its policy forbids it), so that network gets a thread of the main
 * process, not a process of its own that a start would wait for.
 */
const FEATURES: readonly string[] = ['NetworkServiceInProcess2']

/** Switches features of Chromium on, beside those that the command line asks for. Before the app is ready. */
export function enableFeatures(commandLine: Pick<CommandLine, 'appendSwitch' | 'getSwitchValue'>): void {
  const asked = commandLine.getSwitchValue('enable-features').split(',').filter(Boolean)
  commandLine.appendSwitch('enable-features', [...asked, ...FEATURES].join(','))
}
