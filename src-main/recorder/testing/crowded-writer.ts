import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { openForWriting } from '../worker/database'
import { serveOperations } from '../worker/serve'
import { createWriter } from '../worker/writer'

/**
 * The writer's thread on a disk that has no room while a file `<recording>.crowded` exists: SQLite takes no page more
 * then, and says so as it does for a full disk.
 */

const NO_LIMIT = 0xfffffffe

let database: Database | null = null
const writer = createWriter((file) => (database = openForWriting(file)))

serveOperations({
  ...writer,
  append(input: Parameters<typeof writer.append>[0]) {
    const isCrowded = existsSync(`${database?.name}.crowded`)
    // Less than there is means: no page more.
    database?.pragma(`max_page_count = ${isCrowded ? 1 : NO_LIMIT}`)
    return writer.append(input)
  },
})
