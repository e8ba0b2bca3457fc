import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultEnterDraft, type OpenRefusal, type OpenRequest } from '../../src-shared/console'
import { OpenDesk, type OpenDeskOptions } from './open-desk'
import { RecordedConsole } from './testing/recorded-console'

let console: RecordedConsole
let shown: (OpenRequest | OpenRefusal)[]
beforeEach(async () => {
  console = await RecordedConsole.open()
  shown = []
})
afterEach(() => console.close())

type Import = OpenDeskOptions['transfers']['importNamedFile']

function openDesk(importNamedFile: Import = async () => null): OpenDesk {
  return new OpenDesk({
    service: console.service,
    transfers: { importNamedFile },
    show: (request) => void shown.push(request),
    refuse: (refusal) => void shown.push(refusal),
  })
}

describe('a link', () => {
  it('shows a session that is there', async () => {
    const { sessionId } = await console.service.bootstrap()
    await openDesk().followLink(`roomscope://open?session=${sessionId}`)
    expect(shown).toEqual([{ view: 'recordings', sessionId, play: false }])
  })

  it('shows an instance that is there', async () => {
    const draft = defaultEnterDraft({ appkey: 'any', roomId: '36', accountId: 'alice' })
    const { instanceId } = await console.service.createInstance({ draft })
    await openDesk().followLink(`roomscope://open?instance=${instanceId}`)
    expect(shown).toEqual([{ view: 'workbench', instanceId }])
  })

  it.each([
    ['roomscope://open?session=99', { reason: 'unknownSession', detail: '99' }],
    ['roomscope://open?instance=99', { reason: 'unknownInstance', detail: '99' }],
    ['roomscope://open?session=one', { reason: 'badTarget', detail: null }],
    ['roomscope://destroy?instance=1', { reason: 'unknownAction', detail: null }],
    ['https://open?session=1', { reason: 'noLink', detail: null }],
  ])('%s shows nothing and says why', async (link, refusal) => {
    await openDesk().followLink(link)
    expect(shown).toEqual([refusal])
  })
})

describe('a recording that is opened', () => {
  it('is imported, and its first session shown', async () => {
    const files: string[] = []
    const desk = openDesk(async (file) => {
      files.push(file)
      return {
        sessions: [
          { sessionId: 7, eventCount: 1 },
          { sessionId: 8, eventCount: 1 },
        ],
      }
    })
    await desk.importAndShow('/case.roomscope')
    expect(files).toEqual(['/case.roomscope'])
    expect(shown).toEqual([{ view: 'recordings', sessionId: 7, play: false }])
  })

  it('shows nothing when the operator cancelled', async () => {
    await openDesk().importAndShow('/case.roomscope')
    expect(shown).toEqual([])
  })

  it('that cannot be imported is told in the window', async () => {
    const desk = openDesk(() => Promise.reject(new Error('this is no recording')))
    await desk.importAndShow('/case.roomscope')
    expect(shown).toEqual([{ reason: 'cannotImport', detail: 'this is no recording' }])
  })
})
