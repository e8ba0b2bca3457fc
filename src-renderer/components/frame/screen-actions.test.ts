// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../src-shared/testing/eventually'
import { useWorkbenchStore } from '../../stores/workbench-store'
import { openWindow, type OpenWindow } from '../../testing/open-window'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

/** What the screens and their parts can do while an instance is active and an event is inspected. */
const WANTED = [
  ...['codes', 'token', 'link', 'matrix', 'compare'].map((tab) => `diagnose-tab-${tab}`),
  ...['apps', 'rooms', 'accounts', 'callback', 'deliveries', 'faults', 'activity'].map(
    (tab) => `cloud-tab-${tab}`,
  ),
  ...['cloud-create-room', 'cloud-create-account', 'cloud-apply-fault'],
  ...['cloud-export', 'cloud-import', 'cloud-reset'],
  ...['table', 'sequence', 'waterfall', 'states'].map((view) => `timeline-view-${view}`),
  ...['timeline-follow', 'timeline-selected-only', 'timeline-heartbeats', 'timeline-show-all'],
  ...['form', 'json', 'code'].map((tab) => `composer-tab-${tab}`),
  ...['composer-presets', 'composer-check', 'inspector-previous', 'inspector-next'],
  ...['instance-new', 'enter-demo-room', 'instances-group', 'instances-duplicate', 'instances-destroy'],
  ...['scenario-new', 'scenario-import', 'recordings-import'],
]

async function openOnSettings(): Promise<OpenWindow> {
  window = await openWindow()
  await window.click('enter-demo-room')
  await eventually(() => expect(window.find('timeline-row')).not.toBeNull())
  await window.click('timeline-row')
  await window.click('nav-settings')
  return window
}

async function openPalette(): Promise<void> {
  await window.press('activity-bar', 'k', { ctrlKey: true, bubbles: true })
  await eventually(() => expect(window.find('palette-diagnose-tab-codes')).not.toBeNull())
}

async function run(id: string): Promise<void> {
  await openPalette()
  await window.click(`palette-${id}`)
}

const offered = (): string[] =>
  [...document.querySelectorAll('[data-testid=palette] [role=option]')].map((option) =>
    (option.getAttribute('data-testid') ?? '').replace('palette-', ''),
  )

describe('the actions of the screens in the palette', () => {
  it('are all there while the Settings screen is open', async () => {
    await openOnSettings()
    await openPalette()
    expect(WANTED.filter((id) => !offered().includes(id))).toEqual([])
  })

  it.each(['workbench', 'kick-lab', 'cloud', 'recordings', 'scenarios', 'diagnose', 'settings'])(
    'stand there once on the screen %s',
    async (screen) => {
      await openOnSettings()
      await window.click(`nav-${screen}`)
      await openPalette()
      expect(offered().filter((id, index, ids) => ids.indexOf(id) !== index)).toEqual([])
      const own = ['inspector-previous', 'inspector-next']
      const elsewhere = screen === 'recordings' ? own : []
      expect(WANTED.filter((id) => !offered().includes(id) && !elsewhere.includes(id))).toEqual([])
    },
  )

  it('go to a tab of another screen', async () => {
    await openOnSettings()
    await run('diagnose-tab-link')
    expect(window.find('diagnose-link-start')).not.toBeNull()
    await run('cloud-create-account')
    expect(window.find('cloud-account-create')).not.toBeNull()
    await run('cloud-tab-callback')
    expect(window.get('cloud-tab-callback').attributes('data-state')).toBe('active')
  })

  it('choose a view, narrow the timeline and choose how to write the parameters', async () => {
    await openOnSettings()
    await run('timeline-view-states')
    expect(window.get('timeline-view-states').attributes('data-state')).toBe('checked')
    await run('timeline-view-table')
    await window.click('nav-settings')
    await run('timeline-selected-only')
    expect(useWorkbenchStore().timeline.selectedOnly.value).toBe(true)
    await window.click('nav-settings')
    await run('composer-tab-json')
    expect(window.get('composer-tab-json').attributes('data-state')).toBe('active')
    await window.click('nav-settings')
    await run('composer-presets')
    expect(window.find('preset-name')).not.toBeNull()
  })

  it('run what a part of the workbench offers once it is there', async () => {
    await openOnSettings()
    await run('composer-check')
    await eventually(() => expect(window.find('composer-check-result')).not.toBeNull())

    const { inspectedOrdinal: before } = useWorkbenchStore()
    await window.click('nav-settings')
    await run('inspector-next')
    await eventually(() => expect(useWorkbenchStore().inspectedOrdinal).toBe((before ?? 0) + 1))

    await window.click('nav-settings')
    await run('timeline-follow')
    await eventually(() => expect(window.find('timeline-follow')).not.toBeNull())
  })

  it('go to the screen of what they do at once', async () => {
    await openOnSettings()
    await run('instance-new')
    expect(window.find('instance-row-2')).not.toBeNull()
    await window.click('nav-settings')
    await run('cloud-export')
    expect(window.find('cloud-exported')).not.toBeNull()
    await run('recordings-import')
    await flushPromises()
    expect(window.find('sessions')).not.toBeNull()
    expect(window.find('transfer-result')).not.toBeNull()
  })
})
