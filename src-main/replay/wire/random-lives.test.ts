import fc from 'fast-check'
import { expect, it } from 'vitest'
import { recorderOfFile } from '../../recorder/testing/open-test-recorder'
import { replayWire } from './replay-wire'
import { differenceLines } from './testing/difference-lines'
import { playLife, randomLife } from './testing/random-life'
import { RecordedRun } from './testing/recorded-run'

const sharedRecorder = recorderOfFile()

/** Operations that were refused before they sent anything leave nothing to compare. */
const REFUSED_AT_ONCE = /it did not ask for \w+ again: it was refused with 190002/

it('random lives of two clients are lived again, status by status', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomLife, async (steps) => {
      const run = await RecordedRun.start(sharedRecorder())
      await playLife(run, steps)
      const sessionId = await run.finish()
      const { diff, equal, problems } = await replayWire({
        source: run.recorder,
        recorder: run.recorder,
        sessionId,
      })
      expect(differenceLines(diff)).toEqual([])
      expect(problems.filter((problem) => !REFUSED_AT_ONCE.test(problem))).toEqual([])
      expect(equal).toBe(true)
    }),
    { numRuns: 25 },
  )
})
