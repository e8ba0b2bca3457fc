// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { eventually } from '../../src-shared/testing/eventually'
import { MAX_SCENARIO_CHARACTERS, type ScenarioRunDetail, type ScenarioStep } from '../../src-shared/console'
import { FakeConsole } from '../testing/fake-console'
import { hashOf } from '../testing/fake-scenarios'
import { openWindow, type OpenWindow } from '../testing/open-window'

const GOOD = 'roomscope: 1\nname: mine\nactors:\n  alice: { accountId: alice }\nsteps:\n  - enter: alice\n'

let open: OpenWindow | null = null
afterEach(() => {
  open?.wrapper.unmount()
  open = null
})

/** The Scenarios screen over an in-memory main process, with one scenario of the operator's own. */
async function openScenarios(fake = new FakeConsole()): Promise<OpenWindow> {
  if (!fake.scenarios.files.has('own/mine')) fake.scenarios.put('own', 'mine', GOOD)
  open = await openWindow(fake)
  await open.click('nav-scenarios')
  await settle()
  return open
}

async function settle(): Promise<void> {
  await vi.dynamicImportSettled()
  await flushPromises()
}

/** Types into the editor as its own view does. */
async function typeText(text: string): Promise<void> {
  const { EditorView } = await import('@codemirror/view')
  const content = document.querySelector<HTMLElement>('[data-testid="scenario-editor"]')
  const view = content === null ? null : EditorView.findFromDOM(content)
  if (view === null) throw new Error('there is no editor')
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
  await settle()
}

const step = (
  index: number,
  phase: ScenarioStep['phase'],
  changes: Partial<ScenarioStep> = {},
): ScenarioStep => ({
  ...{ index, line: index + 6, label: `step ${index}`, phase, ordinal: null, failures: [] },
  ...changes,
})
const run = (changes: Partial<ScenarioRunDetail> = {}): ScenarioRunDetail => ({
  ...{ runNumber: 1, scenarioId: 'own/mine', textHash: hashOf(GOOD), caseName: '', engine: 'own' },
  ...{ outcome: 'failed', startedWallMs: 1, durationMs: 20, sessionId: 2, failure: 'status' },
  steps: [step(0, 'passed'), step(1, 'failed', { failures: [failure] })],
  ...changes,
})
const failure = { line: 7, message: 'status of alice', expected: 'ENTERED', actual: 'EXITED' }

describe('the list of scenarios', () => {
  it('shows own scenarios and samples, and finds them by words', async () => {
    const { get, find, type } = await openScenarios()
    expect(get('scenario-shelf-own').text()).toContain('mine')
    expect(get('scenario-shelf-sample').text()).toContain('a-sample')
    await type('scenarios-search', 'sample')
    expect(find('scenario-own/mine')).toBeNull()
    await type('scenarios-search', 'nothing like it')
    expect(get('scenarios-nothing-found').text()).toContain('No scenario')
    await get('scenarios-show-all').trigger('click')
    expect(find('scenario-own/mine')).not.toBeNull()
  })

  it('imports several dropped files one after the other, and names those that it did not take', async () => {
    const { get, find } = await openScenarios()
    const names = ['first.yaml', 'too large.yaml', 'third.yml']
    const files = names.map(
      (name) => new File([name.startsWith('too') ? 'x'.repeat(MAX_SCENARIO_CHARACTERS + 1) : GOOD], name),
    )
    const dropped = new Event('drop', { bubbles: true, cancelable: true })
    Object.assign(dropped, { dataTransfer: { types: ['Files'], files } })
    get('import-drop').element.dispatchEvent(dropped)
    await eventually(() =>
      expect(get('scenario-remark').text()).toBe('Imported: first, third. Not imported: too large.yaml.'),
    )
    expect(find('scenario-own/first')).not.toBeNull()
    expect(get('scenario-own/third').attributes('aria-selected')).toBe('true')
  })

  it('begins a new one, deletes it, and brings it back', async () => {
    const { click, get, find, press, fake } = await openScenarios()
    await click('scenario-new')
    await settle()
    expect(fake.scenarios.files.size).toBe(3)
    const [, , added] = [...fake.scenarios.files.keys()]
    expect(get(`scenario-${added}`).attributes('aria-selected')).toBe('true')
    await press('scenario-list', 'Delete')
    expect(find(`scenario-${added}`)).toBeNull()
    await click('scenario-undo')
    expect(find(`scenario-${added}`)).not.toBeNull()
  })

  it('renames by keyboard, and keeps a name that no file can have to itself', async () => {
    const { click, get, type, press, fake } = await openScenarios()
    await click('scenario-own/mine')
    await press('scenario-list', 'F2')
    await type('scenario-name', 'a/b')
    await press('scenario-name', 'Enter')
    expect(get('scenario-name').attributes('aria-invalid')).toBe('true')
    await type('scenario-name', 'yours')
    await press('scenario-name', 'Enter')
    await settle()
    expect([...fake.scenarios.files.keys()]).toEqual(['sample/a-sample', 'own/yours'])
  })

  it('offers to copy a sample, which cannot be typed into', async () => {
    const { click, get, find, fake } = await openScenarios()
    await click('scenario-sample/a-sample')
    await settle()
    expect(get('scenario-editor').attributes('aria-readonly')).toBe('true')
    expect(find('scenario-save')).toBeNull()
    await click('scenario-copy')
    await settle()
    expect(get('scenario-editor').attributes('aria-readonly')).toBe('false')
    expect([...fake.scenarios.files.values()].map(({ text }) => text)).toContain(
      fake.scenarios.files.get('sample/a-sample')?.text,
    )
  })
})

describe('the text of a scenario', () => {
  it('is kept while it is typed, over a reload and another screen, until it is saved', async () => {
    const { click, fake, find, wrapper } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await typeText(`${GOOD}# half`)
    expect(find('scenario-unsaved')).not.toBeNull()
    await eventually(() => expect(fake.scenarios.unsaved.get('own/mine')?.text).toBe(`${GOOD}# half`))
    wrapper.unmount()

    const again = await openScenarios(fake)
    await again.click('scenario-own/mine')
    await settle()
    expect(again.get('scenario-editor').text()).toContain('# half')
    await again.click('scenario-save')
    await settle()
    expect(fake.scenarios.files.get('own/mine')?.text).toBe(`${GOOD}# half`)
    expect(again.find('scenario-unsaved')).toBeNull()
    await eventually(() => expect(fake.scenarios.unsaved.size).toBe(0))
  })

  it('names each fault with line and column, and does not run with any', async () => {
    const { click, get, fake } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await typeText(GOOD.replace('enter: alice', 'enter: alcie'))
    await eventually(() => expect(get('scenario-faults').text()).toContain('alcie'))
    expect(get('scenario-fault').text()).toContain('Line 6')
    await click('scenario-run')
    expect(fake.scenarios.batch).toBeNull()
  })

  it('is not written over what was changed elsewhere, unless the operator says so', async () => {
    const { click, get, find, fake } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await typeText(`${GOOD}# mine`)
    fake.scenarios.put('own', 'mine', `${GOOD}# theirs`)
    await settle()
    expect(get('scenario-conflict').text()).toContain('elsewhere')
    await click('scenario-save')
    expect(fake.scenarios.files.get('own/mine')?.text).toContain('# theirs')
    await click('scenario-overwrite')
    await settle()
    expect(fake.scenarios.files.get('own/mine')?.text).toContain('# mine')
    expect(find('scenario-conflict')).toBeNull()
  })

  it('is discarded, and brought back', async () => {
    const { click, get } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await typeText(`${GOOD}# a thought`)
    await click('scenario-discard')
    await settle()
    expect(get('scenario-editor').text()).not.toContain('a thought')
    await click('scenario-undo')
    await settle()
    expect(get('scenario-editor').text()).toContain('a thought')
  })

  it('goes with a scenario that is deleted, and comes back with it', async () => {
    const { click, get, press, fake } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await typeText(`${GOOD}# a thought`)
    await press('scenario-list', 'Delete')
    await eventually(() => expect(fake.scenarios.unsaved.size).toBe(0))
    await click('scenario-undo')
    await settle()
    expect(get('scenario-editor').text()).toContain('a thought')
    expect(fake.scenarios.files.get('own/mine')?.text).toBe(GOOD)
  })

  it('is written in the usual form, remarks and all', async () => {
    const { click, get } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await typeText('roomscope:   1\n# why\nname:    mine\nsteps: [ {enter: alice} ]\n')
    await click('scenario-format')
    await settle()
    expect(get('scenario-editor').element.textContent).toContain('roomscope: 1# whyname: mine')
  })
})

describe('running scenarios', () => {
  it('saves what was typed first, and runs as chosen', async () => {
    const { click, type, fake } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await typeText(`${GOOD}# new`)
    await type('scenario-repeat', '3')
    await click('scenario-run')
    expect(fake.scenarios.files.get('own/mine')?.text).toContain('# new')
    expect(fake.scenarios.batch?.order).toMatchObject({ scenarioIds: ['own/mine'], repeat: 3, bail: false })
  })

  it('shows the steps as they go, and what was expected where something else came', async () => {
    const { click, get, fake, pressMouse } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await click('scenario-run')
    const [job] = fake.scenarios.batch?.jobs ?? []
    if (job === undefined) throw new Error('nothing runs')
    const steps = [step(0, 'passed', { ordinal: 4 }), step(1, 'running')]
    fake.scenarios.change({ jobs: [{ ...job, phase: 'running', sessionId: 2 }], shownJobId: 0, steps })
    await settle()
    expect(get('scenario-step-0').attributes('data-phase')).toBe('passed')
    expect(get('scenario-step-1').attributes('data-phase')).toBe('running')

    fake.scenarios.runs.push(run())
    fake.scenarios.change({ phase: 'finished', jobs: [{ ...job, phase: 'failed', runNumber: 1 }] })
    fake.announce('scenariosChanged', { changeCount: 99 })
    await settle()
    expect(get('scenario-failure').text()).toMatch(/ENTERED.*EXITED/s)
    expect(get('scenario-batch').text()).toContain('1 failed')
    await pressMouse('scenario-tab-history')
    expect(get('scenario-run-1').text()).toContain('Run 1 · failed · 20 ms')
    expect(get('scenario-run-1').find('.numeric').text()).toBe('20 ms')
  })

  it('runs from where no run is, with the reason where it cannot', async () => {
    const { click, get, find, type, fake, pressMouse } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    expect(find('scenario-no-steps-run')).not.toBeNull()
    await pressMouse('scenario-tab-history')
    await type('scenario-repeat', '0')
    expect(get('scenario-no-history-run').attributes('aria-disabled')).toBe('true')
    await click('scenario-no-history-run')
    expect(fake.scenarios.batch).toBeNull()
    await type('scenario-repeat', '1')
    await click('scenario-no-history-run')
    expect(fake.scenarios.batch?.order.scenarioIds).toEqual(['own/mine'])
  })

  it('tells how a run ended only beside the scenario that ran', async () => {
    const { click, get, find, fake } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await click('scenario-run')
    const [job] = fake.scenarios.batch?.jobs ?? []
    if (job === undefined) throw new Error('nothing runs')
    await click('scenario-sample/a-sample')
    await settle()
    expect(get('scenario-batch').attributes('data-phase')).toBe('running')
    fake.scenarios.change({ phase: 'finished', jobs: [{ ...job, phase: 'passed' }] })
    await settle()
    expect(find('scenario-batch')).toBeNull()
    await click('scenario-own/mine')
    await settle()
    expect(get('scenario-batch').text()).toContain('1 passed')
  })

  it('tells how runs of several scenarios ended beside any, for they are named', async () => {
    const { click, get, fake } = await openScenarios()
    await click('scenario-run-shown')
    await settle()
    const jobs = fake.scenarios.batch?.jobs.map((job) => ({ ...job, phase: 'passed' as const })) ?? []
    fake.scenarios.put('own', 'other', GOOD)
    fake.announce('scenariosChanged', { changeCount: 98 })
    await settle()
    fake.scenarios.change({ phase: 'finished', jobs })
    await click('scenario-own/other')
    await settle()
    expect(get('scenario-batch').text()).toContain('2 passed')
    expect(get('scenario-jobs').text()).toContain('mine')
  })

  it('keeps what is shown of a run while its end is read', async () => {
    const { click, get, find, fake, pressMouse } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await click('scenario-run')
    const [job] = fake.scenarios.batch?.jobs ?? []
    if (job === undefined) throw new Error('nothing runs')
    const steps = [step(0, 'passed'), step(1, 'failed', { failures: [failure] })]
    fake.scenarios.change({ jobs: [{ ...job, phase: 'running', sessionId: 2 }], shownJobId: 0, steps })
    await pressMouse('scenario-tab-timeline')
    const timeline = get('scenario-timeline').element

    let answer: () => void = () => expect.unreachable('the run was not read')
    vi.spyOn(fake, 'readScenarioRun').mockReturnValue(
      new Promise((resolve) => (answer = () => resolve(run({ steps })))),
    )
    fake.scenarios.change({
      phase: 'finished',
      jobs: [{ ...job, phase: 'failed', sessionId: 2, runNumber: 1 }],
    })
    await settle()
    expect(get('scenario-timeline').element).toBe(timeline)
    await pressMouse('scenario-tab-steps')
    expect(get('scenario-step-1').attributes('data-phase')).toBe('failed')
    expect(find('scenario-no-steps')).toBeNull()

    answer()
    await settle()
    expect(get('scenario-run-pane').text()).toContain('Run 1')
  })

  it('says that there is no recording once that is known, not before', async () => {
    const fake = new FakeConsole()
    fake.scenarios.runs.push(run({ sessionId: 99 }))
    const { click, find, pressMouse } = await openScenarios(fake)
    await click('scenario-own/mine')
    await settle()
    let answer: () => void = () => expect.unreachable('the recording was not asked for')
    vi.spyOn(fake, 'listSessions').mockReturnValue(new Promise((resolve) => (answer = () => resolve([]))))
    await pressMouse('scenario-tab-timeline')
    expect(find('scenario-no-recording')).toBeNull()
    answer()
    await settle()
    expect(find('scenario-no-recording')).not.toBeNull()
  })

  it('is cancelled, and done again as before', async () => {
    const { click, get, fake } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await click('scenario-run-until-failure')
    expect(fake.scenarios.batch?.order).toMatchObject({ repeat: 200, bail: true })
    await click('scenario-cancel')
    expect(get('scenario-batch').attributes('data-phase')).toBe('cancelled')
    await click('scenario-run-again')
    expect(fake.scenarios.batch).toMatchObject({ batchId: 2, order: { repeat: 200, bail: true } })
  })

  it('marks the run whose steps are shown, while it runs and later', async () => {
    const { click, get, fake } = await openScenarios()
    await click('scenario-own/mine')
    await click('scenario-run')
    const [only] = fake.scenarios.batch?.jobs ?? []
    if (only === undefined) throw new Error('nothing runs')
    const jobs = [only, { ...only, jobId: 1, repetition: 2 }]
    const shown = () => [0, 1].map((jobId) => get(`scenario-job-${jobId}`).attributes('aria-pressed'))
    fake.scenarios.change({
      jobs: jobs.map((job, index) => ({ ...job, phase: index === 1 ? 'running' : 'passed' })),
      shownJobId: 1,
    })
    await settle()
    expect(shown()).toEqual(['false', 'true'])

    fake.scenarios.runs.push(run({ runNumber: 2 }), run({ runNumber: 1 }))
    fake.scenarios.change({
      phase: 'finished',
      jobs: jobs.map((job, index) => ({ ...job, phase: 'failed', runNumber: index + 1 })),
    })
    fake.announce('scenariosChanged', { changeCount: 99 })
    await settle()
    await click('scenario-job-0')
    await settle()
    expect(shown()).toEqual(['true', 'false'])
  })

  it('runs what is marked, and all that is shown', async () => {
    const { click, press, type, fake } = await openScenarios()
    await click('scenario-own/mine')
    await press('scenario-list', ' ')
    await press('scenario-list', 'ArrowDown')
    await press('scenario-list', ' ')
    await click('scenario-run-marked')
    expect(fake.scenarios.batch?.order.scenarioIds).toEqual(['own/mine', 'sample/a-sample'])
    fake.scenarios.change({ phase: 'finished' })
    await type('scenarios-search', 'sample')
    await click('scenario-run-shown')
    expect(fake.scenarios.batch?.order.scenarioIds).toEqual(['sample/a-sample'])
  })

  it('goes on in a window that was reloaded', async () => {
    const { click, fake, wrapper } = await openScenarios()
    await click('scenario-own/mine')
    await settle()
    await click('scenario-run')
    wrapper.unmount()
    const again = await openScenarios(fake)
    expect(again.get('scenario-batch').attributes('data-phase')).toBe('running')
  })

  it('opens the events of a step in its recording', async () => {
    const fake = new FakeConsole()
    fake.scenarios.runs.push(run({ steps: [step(0, 'passed', { ordinal: 1 })] }))
    const { click, get } = await openScenarios(fake)
    await click('scenario-own/mine')
    await settle()
    await click('scenario-step-events')
    await settle()
    expect(get('session-row-2').attributes('aria-selected')).toBe('true')
  })
})

describe('a recording', () => {
  it('becomes a scenario that is open at once', async () => {
    const fake = new FakeConsole()
    const window = (open = await openWindow(fake))
    await window.click('nav-recordings')
    await settle()
    await window.press('activity-bar', 'k', { ctrlKey: true, bubbles: true })
    await window.get('palette-session-make-scenario').trigger('click')
    await settle()
    expect(window.get('scenario-own/session 2').attributes('aria-selected')).toBe('true')
    expect(window.get('scenario-remark').text()).toContain('one thing could not be told')
  })
})
