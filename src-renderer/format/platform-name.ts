const NAMES: Readonly<Record<string, string>> = { darwin: 'macOS', linux: 'Linux', win32: 'Windows' }

/** What people call the system that Node.js names in `process.platform`; its own name where it is another one. */
export function platformName(platform: string): string {
  return NAMES[platform] ?? platform
}
