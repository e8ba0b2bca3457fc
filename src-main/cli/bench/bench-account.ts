import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { formatPath } from '../../../src-shared/console'

/** Who logs in; without a token for those whose token is generated, or who need none. */
export interface BenchAccount {
  readonly accountId: string
  readonly token?: string
}

const accountsSchema = z
  .array(z.strictObject({ accountId: z.string().min(1), token: z.string().min(1).optional() }))
  .min(1)

/**
 * Reads a file of accounts: `[{"accountId": "…", "token": "…"}]`.
 * @throws Error naming the file and the place in it, never a token.
 */
export async function readAccounts(file: string): Promise<BenchAccount[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new Error(`cannot read ${file}: ${error.message}`)
  })
  const parsed = accountsSchema.safeParse(jsonOf(text))
  if (parsed.success)
    return parsed.data.map(({ accountId, token }) => ({ accountId, ...(token !== undefined && { token }) }))
  const [issue] = parsed.error.issues
  throw new Error(
    `${file} is no list of accounts, such as [{"accountId": "…", "token": "…"}]: ` +
      `${formatPath(issue?.path ?? [], '(file)')}: ${issue?.message ?? 'wrong'}`,
  )
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
