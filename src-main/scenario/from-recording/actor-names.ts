import type { InstanceDescription } from '../../../src-shared/console'

const MAX_NAME = 40

/** What each instance is called in a scenario: by its account, with a number from the second of the same on. */
export function actorNames(
  instances: readonly Pick<InstanceDescription, 'instanceId' | 'accountId'>[],
): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  const taken = new Set<string>()
  for (const { instanceId, accountId } of instances) {
    const base = nameFrom(accountId)
    let name = base
    for (let count = 2; taken.has(name.toLowerCase()); count++) name = `${base}-${count}`
    taken.add(name.toLowerCase())
    names.set(instanceId, name)
  }
  return names
}

/** A name begins with a letter, and has letters, digits, `-` and `_`. */
function nameFrom(accountId: string): string {
  const cleaned = accountId.replace(/[^\w-]+/g, '-').slice(0, MAX_NAME)
  if (cleaned === '' || accountId === '') return 'anonymous'
  return /^[A-Za-z]/.test(cleaned) ? cleaned : `account-${cleaned}`
}
