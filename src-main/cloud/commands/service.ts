import { accept, inRoom } from './command'
import { toProperty } from '../../../src-shared/protocol'

/** Uploads go nowhere in a private cloud: mixed storage is off for a day (protocol notes §15). */
const GRAYSCALE = { config: '{"mixStoreEnable":false}', ttl: 86400 }
const NO_CDN_HOST = { expire: 0 }

/** 6_23: the wall clock in milliseconds. */
export const getServerTime = inRoom(({ context }) => accept({ time: context.clock.wallMs() }))

/** 6_27: a client's entering waits for this answer. */
export const getGrayscaleConfig = inRoom(() =>
  accept({ grayConfigTag: toProperty('grayConfigTag', GRAYSCALE) }),
)

/** 6_26: a client's entering waits for this answer too. */
export const getNosCdnHost = inRoom(() => accept({ nosConfigTag: toProperty('nosConfigTag', NO_CDN_HOST) }))
