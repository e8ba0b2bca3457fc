import type { BenchReport } from './bench-report'
import { readAccounts, type BenchAccount } from './bench-account'

type BenchAuth = BenchReport['plan']['auth']

/** Where a run goes and as whom. */
export interface BenchTarget {
  readonly kind: BenchReport['plan']['target']
  readonly addresses: readonly string[]
  readonly tls: boolean
  readonly appkey: string
  readonly roomId: string
  /** One for each client; empty when all are anonymous. */
  readonly accounts: readonly BenchAccount[]
  /** Signs dynamic tokens for accounts without one. */
  readonly appSecret: string | null
}

/** The flags that name a cloud. */
export interface TargetFlags {
  readonly link?: readonly string[]
  readonly tls: boolean
  readonly appkey?: string
  readonly room?: string
  readonly accounts?: string
}

/** The app secret comes from the environment: what stands on a command line can be seen by others. */
export const APP_SECRET_VARIABLE = 'ROOMSCOPE_APP_SECRET'

/**
 * A cloud that is there already.
 * @throws Error saying which flag, file or variable is missing or wrong.
 */
export async function givenTarget(
  flags: TargetFlags & { readonly link: readonly string[] },
  { clients, auth, appSecret }: { clients: number; auth: BenchAuth; appSecret: string | null },
): Promise<BenchTarget> {
  const { link, tls, appkey, room } = flags
  if (appkey === undefined || room === undefined)
    throw new Error('--link needs --appkey and --room: they name the app and the room of that cloud')
  const accounts = auth === 'anonymous' ? [] : await accountsOf(flags.accounts, clients)
  const unsigned = accounts.find(({ token }) => token === undefined)
  if (unsigned !== undefined && (auth !== 'dynamic' || appSecret === null))
    throw new Error(
      auth === 'dynamic'
        ? `account ${unsigned.accountId} has no token; give it one, or set ${APP_SECRET_VARIABLE}`
        : `account ${unsigned.accountId} has no token`,
    )
  return { kind: 'given', addresses: link, tls, appkey, roomId: room, accounts, appSecret }
}

async function accountsOf(file: string | undefined, clients: number): Promise<BenchAccount[]> {
  if (file === undefined) throw new Error('--link needs --accounts FILE, or --auth anonymous')
  const accounts = await readAccounts(file)
  if (accounts.length < clients)
    throw new Error(
      `${file} has ${accounts.length} accounts for ${clients} clients; one account is one client`,
    )
  return accounts.slice(0, clients)
}
