import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { benchReportJsonSchema } from './bench-report'

const PUBLISHED = fileURLToPath(new URL('../../../resources/bench-report.schema.json', import.meta.url))

// After a change of the schema: npx vitest run src-main/cli/bench -u
it('the published JSON Schema is that of the report', async () => {
  await expect(benchReportJsonSchema()).toMatchFileSnapshot(PUBLISHED)
})
