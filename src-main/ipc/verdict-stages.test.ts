import { afterEach, describe, expect, it } from 'vitest'
import type { EventRow } from '../../src-shared/console'
import { StoryStage } from './testing/story-stage'

let stage: StoryStage | null = null
afterEach(async () => {
  await stage?.close()
  stage = null
})

const named = (name: string) => (row: EventRow) => row.name === name
const STAGES = ['link', 'connect', 'auth', 'enter']

describe('the verdict on a recorded login', () => {
  it('names the same stage and times at its end and where the cloud refused it', async () => {
    stage = await StoryStage.open()
    await stage.enter(stage.client('alice'), 'alice', { roomId: '99' })
    const ended = await stage.verdict(named('attemptEnded'))
    const refused = await stage.verdict(named('loginRefused'))
    expect(ended).toMatchObject({ stage: 'enter', code: 191004 })
    expect(Object.keys(ended?.stageTimesMs ?? {})).toEqual(STAGES)
    expect(refused).toMatchObject({ stage: 'enter', code: 191004, stageTimesMs: ended?.stageTimesMs })
  })

  it('has the times of the login at the kick and at the exit that ended it', async () => {
    stage = await StoryStage.open()
    await stage.enter(stage.client('alice'), 'alice')
    const owner = await stage.test.enter('owner')
    await owner.request('v2ChatroomKickMember', { accountId: 'alice' })
    for (const name of ['onChatroomKicked', 'onChatroomExited']) {
      const verdict = await stage.verdict(named(name))
      expect(verdict?.stage).toBe('inRoom')
      expect(Object.keys(verdict?.stageTimesMs ?? {})).toEqual(STAGES)
    }
  })
})
