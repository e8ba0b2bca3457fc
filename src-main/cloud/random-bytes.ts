/** The source of chance, injected so that a rerun repeats itself. */
export type RandomBytes = (sizeBytes: number) => Uint8Array

const MESSAGE_ID_SIZE_BYTES = 16

/** A message id as the vendor's SDK makes them: 32 hexadecimal characters. */
export function makeMessageId(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(MESSAGE_ID_SIZE_BYTES)).toString('hex')
}
