import { z } from 'zod'
import type { DeviceChoice } from '../operations/account-operations'
import { endpoint, type Endpoint, type ServerOperations } from './endpoint'
import type { CloudApp } from '../cloud-app'
import * as field from './fields'
import { accountData, accountProfile } from './v2-answers'

const PATH = '/im/v2/accounts/{account_id}'
const MAX_DEVICES = 20
const path = { account_id: field.accountId }
const kick = {
  need_kick: field.flag.default(false),
  kick_notify_extension: z.string().max(256).optional(),
}
const profile = z.object({ name: field.nick.optional(), avatar: field.avatar.optional() }).optional()

/** Accounts by V2 (domain.md §5.4). */
export const v2Accounts: readonly Endpoint[] = [
  endpoint({
    method: 'POST',
    path: '/im/v2/accounts',
    summary: 'Register an account',
    place: 'body',
    input: z.object({ ...path, token: field.token.optional(), user_information: profile }),
    run: ({ accounts }, app, { account_id: accountId, token, user_information: user }) =>
      accountData(accounts.register(app, { accountId, token, nick: user?.name, avatar: user?.avatar })),
  }),
  endpoint({
    method: 'GET',
    path: PATH,
    summary: 'Get an account',
    place: 'query',
    input: z.object(path),
    run: ({ accounts }, app, { account_id }) => accountProfile(accounts.get(app, account_id)),
  }),
  endpoint({
    method: 'PATCH',
    path: PATH,
    summary: 'Change the token, the profile or the ban of an account',
    place: 'body',
    input: z.object({
      ...path,
      ...kick,
      token: field.token.optional(),
      user_information: profile,
      configuration: z.object({ enabled: field.flag.optional() }).optional(),
    }),
    run: (operations, app, input) => {
      const { account_id: accountId, token, user_information: user, configuration } = input
      const account = operations.accounts.update(app, accountId, {
        token,
        nick: user?.name,
        avatar: user?.avatar,
      })
      const enabled = configuration?.enabled
      const changed =
        enabled === undefined ? account : operations.accounts.setBanned(app, accountId, !enabled)
      kickIfWanted(operations, app, input)
      return accountData(changed)
    },
  }),
  endpoint({
    method: 'PATCH',
    path: `${PATH}/actions/refresh_token`,
    summary: 'Give an account a new token',
    place: 'body',
    input: z.object(path),
    run: ({ accounts }, app, { account_id }) => accountData(accounts.refreshToken(app, account_id)),
  }),
  endpoint({
    method: 'PATCH',
    path: `${PATH}/actions/disable`,
    summary: 'Ban an account or lift its ban',
    place: 'body',
    input: z.object({ ...path, ...kick, enabled: field.flag }),
    run: (operations, app, input) => {
      const account = operations.accounts.setBanned(app, input.account_id, !input.enabled)
      kickIfWanted(operations, app, input)
      return accountProfile(account)
    },
  }),
  endpoint({
    method: 'POST',
    path: `${PATH}/actions/kick`,
    summary: 'Throw devices of an account out: 1 all, 2 the listed, 3 all but the listed',
    place: 'body',
    input: z.object({
      ...path,
      type: field.count.pipe(z.union([z.literal(1), z.literal(2), z.literal(3)])),
      device_id_list: z.array(z.string().max(128)).max(MAX_DEVICES).default([]),
      kick_notify_extension: kick.kick_notify_extension,
    }),
    run: ({ accounts }, app, { account_id, type, device_id_list, kick_notify_extension }) => {
      const { kicked, missing } = accounts.kick(app, account_id, {
        devices: deviceChoice(type, device_id_list),
        extension: kick_notify_extension ?? null,
      })
      return { success_list: kicked, failed_list: missing }
    },
  }),
]

function deviceChoice(type: 1 | 2 | 3, deviceIds: readonly string[]): DeviceChoice {
  if (type === 1) return { kind: 'all' }
  return { kind: type === 2 ? 'listed' : 'allButListed', deviceIds }
}

function kickIfWanted(
  { accounts }: ServerOperations,
  app: CloudApp,
  wish: {
    readonly account_id: string
    readonly need_kick: boolean
    readonly kick_notify_extension?: string | undefined
  },
): void {
  if (!wish.need_kick) return
  accounts.kick(app, wish.account_id, {
    devices: { kind: 'all' },
    extension: wish.kick_notify_extension ?? null,
  })
}
