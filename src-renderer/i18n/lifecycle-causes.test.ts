import { describe, expect, it } from 'vitest'
import { lifecycleEdges } from '../timeline/lifecycle-edges'
import { timelineEn } from './timeline-en'
import { timelineZhCN } from './timeline-zh-CN'

const causes = [...new Set(lifecycleEdges().flatMap((edge) => edge.causes))].sort()
const tables = [timelineEn, timelineZhCN].map(({ timeline }) => timeline.states.cause)

describe('causes of the lifecycle table', () => {
  it('have words in both languages, and no words are left without a cause', () => {
    for (const table of tables) expect(Object.keys(table).sort()).toEqual(causes)
  })
})
