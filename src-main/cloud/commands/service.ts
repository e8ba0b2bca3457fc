import { createHash } from 'node:crypto'
import { clockSkewMs } from '../faults/login-faults'
import { toProperty } from '../../../src-shared/protocol'
import { accept, inRoom } from './command'

/** Uploads go nowhere in a private cloud: mixed storage is off for a day (protocol notes §15). */
const GRAYSCALE = { config: '{"mixStoreEnable":false}', ttl: 86400 }
const NO_CDN_HOST = { expire: 0 }

/** 6_23: the wall clock in milliseconds. */
export const getServerTime = inRoom(({ connection, context: { clock, faults } }) =>
  accept({ time: clock.wallMs() + clockSkewMs(faults, connection.subject) }),
)

/** 6_27: a client's entering waits for this answer. */
export const getGrayscaleConfig = inRoom(() =>
  accept({ grayConfigTag: toProperty('grayConfigTag', GRAYSCALE) }),
)

/** 6_26: a client's entering waits for this answer too. */
export const getNosCdnHost = inRoom(() => accept({ nosConfigTag: toProperty('nosConfigTag', NO_CDN_HOST) }))

/** 29_17: the word list for a client that checks texts itself; its version is its length, so that a change shows. */
export const downloadAntispamVocabulary = inRoom(({ session }) => {
  const { antispamKeywords } = session.app
  const thesaurus = JSON.stringify({
    thesaurus: antispamKeywords.map((key) => ({ key, match: 1, operate: 2 })),
  })
  const md5 = createHash('md5').update(thesaurus).digest('hex')
  const version = String(antispamKeywords.length)
  return accept({ data: toProperty('antispamVocab', { version, md5, nosurl: '', thesaurus }) })
})
