/** Message key of a behaviour profile's name; null for one that this version does not know. */
export function profileKey(name: string): string | null {
  if (name === 'guide') return 'profile.guide'
  return name === 'web-10.8.1' ? 'profile.web' : null
}
