import fc from 'fast-check'
import type { QueryTerm } from '../event-query'
import { EVENT_NATURES, type QueryField } from '../event-query-fields'
import { LOGIN_STAGES, RECORD_KINDS } from '../record'

const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
  fc.constantFrom('free text', '-', 'code:1', '"', '\\', 'a,b', '聊天室', 'on*', '\n'),
)
const number = fc.integer({ min: 0, max: 999_999_999 })

const VALUES: { readonly [F in QueryField]: fc.Arbitrary<string | number> } = {
  code: fc.integer({ min: -1, max: 999_999_999 }),
  kind: fc.constantFrom(...RECORD_KINDS),
  account: fc.oneof(word, fc.constant('')),
  room: word,
  instance: number,
  name: word,
  from: word,
  to: word,
  stage: fc.constantFrom(...LOGIN_STAGES),
  direction: fc.constantFrom('in', 'out'),
  cmd: fc.constantFrom('v2ChatroomLogin', 'heartbeat', '36_99'),
  is: fc.constantFrom(...EVENT_NATURES),
}

const textTerm = fc.record({ type: fc.constant('text' as const), negated: fc.boolean(), text: word })
const fieldTerms = (Object.keys(VALUES) as QueryField[]).map((field) =>
  fc.record({
    type: fc.constant('field' as const),
    field: fc.constant(field),
    negated: fc.boolean(),
    values: fc.array(VALUES[field], { minLength: 1, maxLength: 3 }),
  }),
)

/** Any query that can be typed. */
export const queryTerms = fc.array(fc.oneof(textTerm, ...fieldTerms), { maxLength: 6 }) as fc.Arbitrary<
  QueryTerm[]
>
