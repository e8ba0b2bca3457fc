import { md5, sha1 } from '@noble/hashes/legacy'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

/** The headers by which a customer's server knows that a callback comes from the cloud (domain.md §3.3). */
export interface CallbackSignature {
  readonly md5: string
  readonly checkSum: string
}

/**
 * Signs a callback: `MD5` over the raw body, `CheckSum` = SHA-1 over app secret, MD5 and time, both lower-case hex.
 * @param curTimeMs UTC milliseconds as sent in the header `CurTime`.
 */
export function signCallback(appSecret: string, body: string, curTimeMs: string): CallbackSignature {
  const digest = bytesToHex(md5(utf8ToBytes(body)))
  return { md5: digest, checkSum: bytesToHex(sha1(utf8ToBytes(appSecret + digest + curTimeMs))) }
}
