/**
 * Switches inside of the Electron executable that nobody can turn without making another package. What they shut out: a
 * way to run one's own code under the app's name and with its rights.
 */
export const FUSES = {
  /** `ELECTRON_RUN_AS_NODE` would make a plain Node.js of the app. */
  runAsNode: false,
  /** `NODE_OPTIONS` could load a script before ours. */
  enableNodeOptionsEnvironmentVariable: false,
  /** `--inspect` would open the main process to a debugger. */
  enableNodeCliInspectArguments: false,
  /** A folder `resources/app` would be loaded in place of the archive. */
  onlyLoadAppFromAsar: true,
  /** A changed archive is refused; takes effect on Windows and macOS, where Electron checks it. */
  enableEmbeddedAsarIntegrityValidation: true,
  enableCookieEncryption: true,
  /** No page of ours comes from `file:`. */
  grantFileProtocolExtraPrivileges: false,
  /** There is no snapshot of our own to load. */
  loadBrowserProcessSpecificV8Snapshot: false,
}
