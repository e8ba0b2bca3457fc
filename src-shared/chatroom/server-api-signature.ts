import { sha1 } from '@noble/hashes/legacy'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'

/** What a call of the server API is signed with (domain.md §5.3). */
export interface ServerApiSignatureInput {
  readonly appSecret: string
  /** Random text that the caller makes for each call; header `Nonce`. */
  readonly nonce: string
  /** UTC seconds as decimal text; header `CurTime`. */
  readonly curTimeSeconds: string
}

/** Header `CheckSum` of a server API call: lower-case hex SHA-1 over app secret, nonce and time (domain.md §5.3). */
export function signServerApiCall({ appSecret, nonce, curTimeSeconds }: ServerApiSignatureInput): string {
  return bytesToHex(sha1(utf8ToBytes(appSecret + nonce + curTimeSeconds)))
}
