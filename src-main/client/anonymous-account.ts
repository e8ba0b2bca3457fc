import type { ClientProfile } from '../../src-shared/chatroom'
import { CLIENT_CONSTANTS } from '../../src-shared/protocol'
import { randomHex, type ClientEnvironment } from './client-environment'

const ID_BYTES = 16
/** Lengths of the groups of a UUID in hex characters. */
const UUID_GROUPS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/

/** Account of an anonymous login that names none (domain.md §2.1); the profile says whether all of an app share it. */
export function anonymousAccountId(
  appkey: string,
  profile: ClientProfile,
  { random, memory }: Pick<ClientEnvironment, 'random' | 'memory'>,
): string {
  const generate = () => {
    const hex = randomHex(random, ID_BYTES)
    const id = profile.anonymousAccount === 'dashedUuid' ? hex.replace(UUID_GROUPS, '$1-$2-$3-$4-$5') : hex
    return CLIENT_CONSTANTS.anonymousAccountPrefix + id
  }
  return profile.anonymousReuse === 'appWide' ? memory.anonymousAccount(appkey, generate) : generate()
}
