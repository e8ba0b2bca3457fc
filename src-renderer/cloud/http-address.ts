/** Is this an address that the cloud can post to? */
export function isHttpAddress(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text)
}
