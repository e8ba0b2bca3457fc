const OPERATING_SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]
const PROCESSORS = [
  'arm',
  'arm64',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
]

/** @typedef {import('./lock-file-faults.mjs').LockFileEntry} LockFileEntry */

/**
 * Adds the optional platform binaries that other entries name with their exact version and that are not in the lock file.
 * The platform is read from the package's name, so that no machine tries to install what is not its own.
 *
 * @param {{ packages: Record<string, LockFileEntry> }} lockFile changed in place; its packages end up sorted by path
 * @returns {string[]} paths of what was added
 */
export function completeLockFile(lockFile) {
  /** @type {string[]} */
  const added = []
  for (const entry of Object.values(lockFile.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const path = `node_modules/${name}`
      if (isPresent(lockFile.packages, name) || !/^\d/.test(version)) continue
      lockFile.packages[path] = {
        version,
        ...platformOf(name),
        ...(entry.dev === true ? { dev: true } : {}),
        optional: true,
      }
      added.push(path)
    }
  }
  lockFile.packages = Object.fromEntries(
    Object.entries(lockFile.packages).sort(([one], [other]) => (one < other ? -1 : 1)),
  )
  return added.sort()
}

/**
 * @param {Record<string, LockFileEntry>} packages
 * @param {string} name
 */
function isPresent(packages, name) {
  return Object.keys(packages).some(
    (path) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`),
  )
}

/**
 * @param {string} name such as `@tailwindcss/oxide-linux-arm-gnueabihf`
 * @returns {{ cpu?: string[], os?: string[] }}
 */
function platformOf(name) {
  const words = name.split(/[/-]/)
  const os = OPERATING_SYSTEMS.filter((system) => words.includes(system))
  const cpu = PROCESSORS.filter((processor) => words.includes(processor))
  return { ...(cpu.length > 0 ? { cpu } : {}), ...(os.length > 0 ? { os } : {}) }
}
