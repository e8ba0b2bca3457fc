import { loginMappers } from './login-mappers'
import { messageMappers } from './message-mappers'
import { roomMappers } from './room-mappers'
import { storageMappers } from './storage-mappers'

/** Every tag table of the protocol, by the name that the command table uses (protocol notes §5). */
export const mappers = { ...loginMappers, ...roomMappers, ...messageMappers, ...storageMappers }

/** Name of a tag table. */
export type MapperName = keyof typeof mappers
