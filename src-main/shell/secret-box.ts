import type { SafeStorage } from 'electron'
import { NO_SECRET_BOX, type SecretBox } from '../recorder'

/** What Linux falls back to without a keyring: a password that everyone knows. */
const NO_KEYRING = 'basic_text'

/**
 * Encrypts with the key that the operating system keeps for this user. Where it keeps none, nothing is encrypted and so
 * nothing is kept. Asked once, after the app is ready.
 */
export function createSecretBox(
  safeStorage: Pick<
    SafeStorage,
    'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
  >,
  platform: NodeJS.Platform,
): SecretBox {
  const hasKeyring = platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== NO_KEYRING
  if (!hasKeyring || !safeStorage.isEncryptionAvailable()) return NO_SECRET_BOX
  return {
    available: true,
    seal: (text) => Uint8Array.from(safeStorage.encryptString(text)),
    open: (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
  }
}
