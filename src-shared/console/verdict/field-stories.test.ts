import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CAUSES } from './causes'
import { CHECKS } from './checks'
import { codeEntry } from './code-entries'
import { FIELD_STORIES, UNSEEN_STORIES } from './field-stories'
import { STORY_RULES } from './story-rules'

const RULED = new Set(STORY_RULES.map(({ cause }) => cause))

describe('the stories of the field', () => {
  it('are all there, each once and in their order', () => {
    expect(FIELD_STORIES.map(({ story }) => story)).toEqual(
      Array.from({ length: 25 }, (_, index) => index + 1),
    )
  })

  it.each(FIELD_STORIES)(
    'has for story $story the rule that its sight needs, and no other',
    ({ causes, sight }) => {
      expect(causes.filter((cause) => RULED.has(cause))).toEqual(
        sight.in === 'client' || sight.in === 'embeddedCloud' ? causes : [],
      )
      if (sight.in === 'code') expect(codeEntry(sight.code)?.causes[0]).toBe(causes[0])
    },
  )

  it.each(UNSEEN_STORIES)(
    'says of story $story, which no record shows, what to check',
    ({ causes, check }) => {
      expect(Object.keys(CHECKS)).toContain(check)
      for (const cause of causes) expect(CAUSES[cause]).toContain(check)
    },
  )

  it.each(FIELD_STORIES)('has story $story in the documentation, with its records', ({ story, sight }) => {
    const row = documentedRow(story)
    if (sight.in === 'nowhere') expect(row).toContain('cannot be seen from here; check')
    if (sight.in === 'code') expect(row).toContain(String(sight.code))
    if (sight.in === 'embeddedCloud') expect(row).toContain('embedded cloud')
    if ('records' in sight) for (const name of sight.records) expect(row).toContain(`\`${name}\``)
  })
})

/** The line of the table in docs/verdict.md. */
function documentedRow(story: number): string {
  const text = readFileSync('docs/verdict.md', 'utf8')
  return text.split('\n').find((line) => new RegExp(String.raw`^\| ${story} +\|`).test(line)) ?? ''
}
