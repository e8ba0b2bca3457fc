// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import type { ConsoleMethod } from '../src-shared/console'
import { messages } from './i18n'
import { FakeConsole } from './testing/fake-console'
import { holdBack } from './testing/hold-back'
import { openWindow, type OpenWindow } from './testing/open-window'

const { cloud, diagnose, film, inspector, kickLab, notes, recordings, scenarios } = messages.en

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

/** A main process that has recorded nothing and keeps no scenario. */
function emptyConsole(): FakeConsole {
  const fake = new FakeConsole()
  fake.listSessions = () => Promise.resolve([])
  fake.scenarios.files.clear()
  return fake
}

/** Goes to a screen, and there to a tab. */
async function goTo(screen: string, tab?: string): Promise<void> {
  await window.click(`nav-${screen}`)
  if (tab !== undefined) await window.pressMouse(tab)
}

interface Claim {
  /** What says that there is nothing. */
  readonly text: string
  /** The call that has not answered yet. */
  readonly call: ConsoleMethod
  readonly screen: string
  readonly tab?: string
}

const CLAIMS: readonly Claim[] = [
  { text: cloud.faults.none, call: 'listCloudFaults', screen: 'cloud', tab: 'cloud-tab-faults' },
  { text: cloud.activity.empty, call: 'listCloudEvents', screen: 'cloud', tab: 'cloud-tab-activity' },
  { text: cloud.callback.empty, call: 'listCloudEvents', screen: 'cloud', tab: 'cloud-tab-callback' },
  { text: cloud.deliveries.empty, call: 'listCloudDeliveries', screen: 'cloud', tab: 'cloud-tab-deliveries' },
  { text: cloud.deliveries.noDays, call: 'readCloudApp', screen: 'cloud', tab: 'cloud-tab-deliveries' },
  { text: cloud.rooms.nobody, call: 'readCloudRoom', screen: 'cloud', tab: 'cloud-tab-rooms' },
  { text: cloud.rooms.noBlocked, call: 'readCloudRoom', screen: 'cloud', tab: 'cloud-tab-rooms' },
  { text: kickLab.noRuns, call: 'describeKickLab', screen: 'kick-lab' },
  { text: kickLab.noDetailHint, call: 'describeKickLab', screen: 'kick-lab' },
  { text: kickLab.nobodyThere, call: 'readKickGround', screen: 'kick-lab' },
  { text: recordings.empty, call: 'listSessions', screen: 'recordings' },
  { text: film.empty, call: 'listSessions', screen: 'recordings' },
  { text: diagnose.compare.noFailing, call: 'listSessions', screen: 'diagnose', tab: 'diagnose-tab-compare' },
  { text: scenarios.noneOpen, call: 'listScenarios', screen: 'scenarios' },
  { text: scenarios.noSteps, call: 'listScenarios', screen: 'scenarios' },
  { text: scenarios.noHistory, call: 'listScenarios', screen: 'scenarios', tab: 'scenario-tab-history' },
]

describe('while an answer is on its way', () => {
  it.each(CLAIMS)('“$text” is not said before $call has answered', async ({ text, call, screen, tab }) => {
    const fake = emptyConsole()
    fake.cloudConsole.app = { ...fake.cloudConsole.app, days: [] }
    const letCome = holdBack(fake, call)
    window = await openWindow(fake)
    await goTo(screen, tab)
    expect(window.wrapper.text()).not.toContain(text)
    await letCome()
    expect(window.wrapper.text()).toContain(text)
  })

  it('a session is not said to have no notes or no instances', async () => {
    const fake = new FakeConsole()
    const letStatesCome = holdBack(fake, 'filmAt')
    const letNotesCome = holdBack(fake, 'listNotes')
    window = await openWindow(fake)
    await goTo('recordings')
    expect(window.get('moment').text()).not.toContain(film.noStates)
    await letStatesCome()
    expect(window.get('moment').text()).toContain(film.noStates)
    await window.pressMouse('moment-notes')
    expect(window.get('notes').text()).not.toContain(notes.empty)
    await letNotesCome()
    expect(window.get('notes').text()).toContain(notes.empty)
  })

  it('the inspector does not ask for an event to be chosen when one is', async () => {
    const fake = new FakeConsole()
    window = await openWindow(fake)
    await window.click('enter-demo-room')
    expect(window.get('inspector').text()).toContain(inspector.empty)
    const letCome = holdBack(fake, 'readEvent')
    await window.click('timeline-row')
    expect(window.get('inspector').text()).not.toContain(inspector.empty)
    await letCome()
    expect(window.find('inspector-event')).not.toBeNull()
  })

  it('the runs of one scenario are not shown with another', async () => {
    const fake = new FakeConsole()
    fake.scenarios.put('own', 'first', 'roomscope: 1\n')
    fake.scenarios.put('own', 'second', 'roomscope: 1\n')
    fake.scenarios.runs.push({
      ...{ runNumber: 1, scenarioId: 'own/first', textHash: '', caseName: '', engine: 'own' },
      ...{
        outcome: 'failed',
        startedWallMs: 1,
        durationMs: 20,
        sessionId: null,
        failure: 'no room',
        steps: [],
      },
    })
    window = await openWindow(fake)
    await goTo('scenarios')
    await window.click('scenario-own/first')
    await flushPromises()
    expect(window.get('scenario-run-failure').text()).toBe('no room')
    const letCome = holdBack(fake, 'listScenarioRuns')
    await window.click('scenario-own/second')
    await flushPromises()
    expect(window.find('scenario-run-failure')).toBeNull()
    expect(window.find('scenario-no-steps')).toBeNull()
    await letCome()
    expect(window.find('scenario-no-steps')).not.toBeNull()
  })
})
