import { parseEventQuery, printEventQuery, QUERY_FIELDS, type QueryField } from '../../src-shared/console'

/**
 * A filter text that asks for one value of a field as well; what it asked for of that field before is replaced, and a text
 * that cannot be read as well.
 */
export function narrowQuery(text: string, field: QueryField, value: string): string {
  const read = QUERY_FIELDS[field].read(value)
  if (read === null) return text
  const parsed = parseEventQuery(text)
  const kept = parsed.ok ? parsed.query.terms : []
  const term = { type: 'field', field, negated: false, values: [read] }
  return printEventQuery({
    terms: [
      ...kept.filter((other) => other.type !== 'field' || other.field !== field),
      term as (typeof kept)[0],
    ],
  })
}
