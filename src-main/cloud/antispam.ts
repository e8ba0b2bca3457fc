/** Whether one of these texts holds a keyword of the app, in any letter case. */
export function hitsAntispam(keywords: readonly string[], texts: readonly (string | null)[]): boolean {
  if (keywords.length === 0) return false
  const content = texts.filter((text) => text !== null).map((text) => text.toLowerCase())
  return keywords.some((keyword) => content.some((text) => text.includes(keyword.toLowerCase())))
}
