import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FAULT_NAMES, faultSchema } from '../../../src-shared/console/fault'

const manual = readFileSync('docs/faults.md', 'utf8')
const common = ['name', 'scope', 'count', 'probability', 'seed']

describe('docs/faults.md', () => {
  it.each(faultSchema.options.map(({ shape }) => ({ name: shape.name.value, fields: Object.keys(shape) })))(
    'describes $name with its parameters',
    ({ name, fields }) => {
      const row = manual.split('\n').find((line) => line.startsWith(`| \`${name}\``))
      for (const field of fields.filter((each) => !common.includes(each)))
        expect(row).toContain(`\`${field}\``)
      expect(row).toBeDefined()
    },
  )

  it('describes what all of them have, and no fault that is not there', () => {
    for (const field of common) expect(manual).toMatch(new RegExp(`\\| \`${field}\` +\\|`))
    const [, listed = ''] = manual.split('## The faults')
    const rows = [...listed.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)
    expect(rows.sort()).toEqual([...FAULT_NAMES].sort())
  })

  it('shows an example that the cloud takes', () => {
    const example = /```json\n([\s\S]*?)```/.exec(manual)?.[1] ?? ''
    expect(faultSchema.parse(JSON.parse(example))).toMatchObject({ name: 'refuseLogin', count: 2 })
  })
})
