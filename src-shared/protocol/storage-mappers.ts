import type { MapperTables } from './mapper-row'

/** Tags of the file-storage and configuration commands of service 6, and of the word list of 29_17 (protocol notes §6). */
export const storageMappers = {
  antispamVocab: [
    [1, 'version'],
    [2, 'md5'],
    [3, 'nosurl'],
    [4, 'thesaurus'],
  ],
  nosToken: [
    [1, 'objectName'],
    [2, 'token'],
    [3, 'bucket'],
    [4, 'expireTime'],
    [7, 'expireSec'],
    [8, 'tag'],
    [9, 'shortUrl'],
  ],
  nosSafeUrlTag: [
    [0, 'safeUrl'],
    [1, 'originUrl'],
  ],
  nosConfigTag: [
    [1, 'bucket'],
    [2, 'cdnDomain'],
    [3, 'expire'],
    [4, 'objectNamePrefix'],
  ],
  grayConfigTag: [
    [0, 'config'],
    [1, 'ttl'],
  ],
  mixStorePolicyTag: [
    [0, 'providers'],
    [1, 'ttl'],
    [2, 'mixEnable'],
    [3, 'nosPolicy'],
    [4, 's3Policy'],
    [5, 'policyVersion'],
  ],
  mixStoreTokenReqTag: [
    [0, 'provider'],
    [1, 'tokenCount'],
    [2, 'nosSurvivalTime'],
    [3, 'tag'],
    [4, 'returnBody'],
    [5, 'policyVersion'],
  ],
  mixStoreTokenResTag: [
    [0, 'provider'],
    [1, 'accessKeyId'],
    [2, 'secretAccessKey'],
    [3, 'sessionToken'],
    [4, 'token'],
    [5, 'expireTime'],
    [6, 'bucket'],
    [7, 'objectName'],
    [8, 'fileExpireSec'],
    [9, 'tag'],
    [10, 'shortUrl'],
    [11, 'region'],
  ],
  mixStoreAuthTokenReqTag: [
    [1, 'type'],
    [2, 'urls'],
  ],
  mixStoreAuthTokenResTag: [
    [1, 'type'],
    [2, 'tokens'],
    [3, 'token'],
    [4, 'ttl'],
  ],
  nosAccessTokenTag: [
    [0, 'token'],
    [1, 'url'],
    [2, 'userAgent'],
    [3, 'ext'],
  ],
} as const satisfies MapperTables
