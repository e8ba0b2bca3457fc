// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, it } from 'vitest'
import { KICK_WAYS } from '../../../src-shared/console'
import { kickRun, seenSteps } from '../../testing/fake-kick-lab'
import { FakeConsole } from '../../testing/fake-console'
import { openWindow, type OpenWindow } from '../../testing/open-window'

let window: OpenWindow
afterEach(() => window.wrapper.unmount())

async function openLab(fake = new FakeConsole()): Promise<OpenWindow> {
  window = await openWindow(fake)
  await window.click('nav-kick-lab')
  return window
}
const lab = () => window.fake.kickLab

describe('the Kick lab', () => {
  it('offers every way out with what it leads to', async () => {
    const { get } = await openLab()
    for (const way of KICK_WAYS) expect(get(`kick-way-${way}`).text()).not.toBe('')
    expect(get('kick-way-blocked').text()).toContain('kicked (5), exits')
    expect(get('kick-way-linkDropped').text()).toContain('reconnects')
    expect(get('kick-way-managerKick').text()).toContain('mia calls kickMember')
    expect(get('kick-run-all').text()).toContain(`(${KICK_WAYS.length})`)
  })

  it('says why a way cannot be taken, and does not take it', async () => {
    const fake = new FakeConsole()
    fake.kickLab.ground = {
      ...fake.kickLab.ground,
      cloud: 'foreign',
      problems: { blocked: 'needsEmbeddedCloud' },
    }
    const { get, click } = await openLab(fake)
    expect(get('kick-way-blocked').text()).toContain('admin port')
    await click('kick-take-blocked')
    expect(lab().started).toEqual([])
    await click('kick-run-all')
    expect(lab().started[0]?.ways).not.toContain('blocked')
  })

  it('takes a way with the end that was chosen', async () => {
    const fake = new FakeConsole()
    window = await openWindow(fake)
    await window.click('enter-demo-room')
    const end = {
      instanceId: 1,
      deviceId: 'd'.repeat(32),
      clientType: 16,
      engine: 'own',
      enteredAtMs: 0,
    } as const
    const foreign = { ...end, instanceId: null, engine: null, clientType: 1 } as const
    fake.kickLab.ground = { ...fake.kickLab.ground, ends: [end, foreign], foreignEndCount: 1 }
    await window.click('nav-kick-lab')
    await flushPromises()
    const { get, click } = window
    expect(get('kick-end-1').text()).toContain('Web #1')
    expect(get('kick-end-foreign').text()).toContain('Android')
    expect(get('kick-throws-out').text()).toContain('1 end')
    await click('kick-take-ownExit')
    expect(lab().started.at(-1)).toMatchObject({
      subject: { accountId: 'alice', victimId: 1 },
      ways: ['ownExit'],
    })

    lab().tell({ running: false, runs: [] })
    await get('kick-end-temporary').find('input').setValue(true)
    await click('kick-take-ownExit')
    expect(lab().started.at(-1)?.subject.victimId).toBeNull()
  })

  it('shows what runs, and cancels it', async () => {
    const { get, click, find } = await openLab()
    await click('kick-run-all')
    expect(get('kick-progress').text()).toBe('0 of 13 done')
    expect(get('kick-run-1').attributes('data-result')).toBe('running')
    expect(get('kick-run-2').attributes('data-result')).toBe('queued')
    expect(find('kick-run-all')).toBeNull()
    await click('kick-cancel')
    expect(get('kick-run-13').attributes('data-result')).toBe('cancelled')
    expect(find('kick-cancel')).toBeNull()
  })

  it('puts expected and told beside each other, and says what was put back', async () => {
    const fake = new FakeConsole()
    const traces = [{ kind: 'blocked', undone: true, problem: null }] as const
    fake.kickLab.state = { running: false, runs: [kickRun({ way: 'blocked', traces })] }
    const { get, click } = await openLab(fake)
    expect(get('kick-run-1').text()).toContain('as expected')
    expect(get('kick-told-1').text()).toBe('Exited 192003 · kicked (5)')
    expect(get('kick-told-1').classes()).toContain('numeric')
    await click('kick-run-open-1')
    expect(get('kick-fact-code').classes()).toContain('numeric')
    expect(get('kick-fact-profile').classes()).not.toContain('numeric')
    expect(get('kick-step-2').text()).toContain('onChatroomKicked 5')
    expect(get('kick-fact-profile').text()).toBe('Web SDK 10.8.1')
    expect(get('kick-step-2').attributes('data-same')).toBe('true')
    expect(get('kick-fact-reason').text()).toContain('block list')
    expect(get('kick-fact-reentry').text()).toBe('refused (114426)')
    expect(get('kick-put-back').text()).toBe('Put back: block list.')
    expect(get('kick-advice').text()).toContain('log out and go to the login view')
  })

  it('shows where a client differs, in words and not by colour alone', async () => {
    const fake = new FakeConsole()
    const seen = seenSteps('managerKick', [
      { kind: 'status', status: 'EXITED', code: 192003 },
      { kind: 'kicked', reason: 2 },
      { kind: 'exited', code: 192003 },
    ])
    const run = kickRun({ way: 'managerKick', ...seen, passed: false, reentryCode: 113406 })
    fake.kickLab.state = { running: false, runs: [run] }
    const { get, click } = await openLab(fake)
    await click('kick-run-open-1')
    expect(get('kick-verdict').text()).toBe('differs')
    expect(get('kick-step-1').attributes('data-same')).toBe('false')
    expect(get('kick-step-1').find('[role=img]').attributes('aria-label')).toBe('different')
    expect(get('kick-fact-reentry').text()).toContain('expected: gets in (200)')
  })

  it('offers to put back what a run left behind', async () => {
    const fake = new FakeConsole()
    const traces = [{ kind: 'banned', undone: false, problem: 'The cloud does not run.' }] as const
    fake.kickLab.state = { running: false, runs: [kickRun({ way: 'accountBanned', traces })] }
    const { get, click, find } = await openLab(fake)
    await click('kick-run-open-1')
    expect(get('kick-left').text()).toContain('The cloud does not run.')
    await click('kick-undo')
    expect(lab().undone).toEqual([1])
    expect(find('kick-left')).toBeNull()
    expect(get('kick-put-back').text()).toContain('ban')
  })

  it('goes to the events of a run, and back to the same run', async () => {
    const fake = new FakeConsole()
    fake.kickLab.state = { running: false, runs: [kickRun({ way: 'ownExit' })] }
    const { get, click, find } = await openLab(fake)
    await click('kick-run-open-1')
    await click('kick-events-1')
    expect(find('timeline')).not.toBeNull()
    await click('nav-kick-lab')
    expect(get('kick-detail').text()).toContain('Run 1')
    await click('kick-again-1')
    expect(lab().started.at(-1)?.ways).toEqual(['ownExit'])
  })

  it('is told about a cloud that does not run, and starts it', async () => {
    const fake = new FakeConsole()
    fake.kickLab.ground = { ...fake.kickLab.ground, cloud: 'stopped' }
    const { click } = await openLab(fake)
    await click('kick-lab-start')
    expect(fake.cloudConsole.startCount).toBe(1)
  })

  it('says what to do where there is nobody to try', async () => {
    const fake = new FakeConsole()
    fake.cloud = { ...fake.cloud, apps: [] }
    const { get } = await openLab(fake)
    expect(get('kick-lab-empty').text()).toContain('Workbench')
  })

  it('is in the palette', async () => {
    const { get, press, fake } = await openLab()
    await press('activity-bar', 'k', { ctrlKey: true, bubbles: true })
    await get('palette-kick-lab-roomClosed').trigger('click')
    await flushPromises()
    expect(fake.kickLab.started[0]?.ways).toEqual(['roomClosed'])
  })
})
