import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/temporary-folder.mjs'
import { writeFiles } from '../testing/written-files.mjs'
import { completeDeclarationPaths } from './declaration-paths.mjs'

describe('paths in declarations', () => {
  it("are completed so that Node's rules find them, those of packages left alone", () => {
    const folder = temporaryFolder()
    writeFiles(folder, {
      'kit.d.ts': [
        "export { test } from './fixtures/test'",
        "import type { World } from '../kit/kinds'",
        'export type Enum = typeof import("./fixtures/test").test',
        "import type { z } from 'zod'",
        "export * from './gone'",
      ].join('\n'),
      'fixtures/test.d.ts': "export * from '../kinds'",
      'kinds/index.d.ts': 'export {}',
    })
    completeDeclarationPaths(folder)
    expect(readFileSync(join(folder, 'kit.d.ts'), 'utf8').split('\n')).toEqual([
      "export { test } from './fixtures/test.js'",
      "import type { World } from '../kit/kinds'",
      'export type Enum = typeof import("./fixtures/test.js").test',
      "import type { z } from 'zod'",
      "export * from './gone'",
    ])
    expect(readFileSync(join(folder, 'fixtures/test.d.ts'), 'utf8')).toBe("export * from '../kinds/index.js'")
  })
})
