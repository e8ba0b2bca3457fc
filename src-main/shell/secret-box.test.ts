import { describe, expect, it } from 'vitest'
import { createSecretBox } from './secret-box'

type Storage = Parameters<typeof createSecretBox>[0]

/** A system whose encryption turns every byte around; what it is asked to open must have come from it. */
function storage(facts: { available?: boolean; backend?: string } = {}): Storage {
  const turned = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff))
  return {
    isEncryptionAvailable: () => facts.available ?? true,
    getSelectedStorageBackend: () => (facts.backend ?? 'gnome_libsecret') as 'gnome_libsecret',
    encryptString: (text) => turned(Buffer.from(text)),
    decryptString: (sealed) => turned(sealed).toString(),
  }
}

describe("the system's secret box", () => {
  it('opens what it sealed', () => {
    const box = createSecretBox(storage(), 'linux')
    const sealed = box.seal('口令')
    expect(Buffer.from(sealed).toString()).not.toContain('口令')
    expect(box.open(sealed)).toBe('口令')
    expect(box.available).toBe(true)
  })

  it.each<[string, NodeJS.Platform, Storage]>([
    ['the system offers no encryption', 'darwin', storage({ available: false })],
    ['Linux has no keyring, so that anybody could open it', 'linux', storage({ backend: 'basic_text' })],
  ])('keeps nothing where %s', (_, platform, system) => {
    expect(createSecretBox(system, platform).available).toBe(false)
  })

  it('does not ask other systems for a keyring, which they do not have', () => {
    const system = storage()
    const asked = {
      ...system,
      getSelectedStorageBackend: () => {
        throw new Error('only Linux knows this')
      },
    }
    expect(createSecretBox(asked, 'win32').available).toBe(true)
  })
})
