import { passed, refuse, skip, type CheckVerdict } from './check-verdict'
import { clientTypeName } from './client-type-name'
import type { LoginAttempt } from './login-checks'

/**
 * Compares the app identifier of a client with the list of the app. The link protocol carries none, so the world says
 * what the clients of a type count as; clients of other types are let through.
 */
export function judgeIdentifier({ app, login }: LoginAttempt): CheckVerdict {
  if (!app?.appIdentifiers.enabled) return skip('The identifier check of the app is off.')
  const { list } = app.appIdentifiers
  const byClientType: Readonly<Record<string, string | undefined>> = app.appIdentifiers.byClientType
  const clientType = clientTypeName(login.clientType)
  const identifier = byClientType[clientType]
  if (identifier === undefined)
    return skip(
      `A login packet, as that of a web client, carries no app identifier, and "byClientType" names none for ${clientType || 'its client type'}: there is nothing to compare with the list.`,
    )
  if (list.includes(identifier)) return passed
  return refuse(
    `The identifier "${identifier}" of ${clientType} clients is not on the list of the app: add it to "list".`,
  )
}
