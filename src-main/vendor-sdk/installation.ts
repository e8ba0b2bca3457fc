import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import vm from 'node:vm'

const PACKAGE = 'nim-web-sdk-ng'
const BUNDLE = 'dist/v2/CHATROOM_BROWSER_SDK.js'

/** Where the vendor's SDK was found. */
export interface VendorSdkInstallation {
  readonly version: string
  readonly bundleFile: string
}

/** The vendor's SDK is wanted and not there. */
export class VendorSdkMissingError extends Error {
  override readonly name = 'VendorSdkMissingError'

  constructor() {
    super(
      `The vendor's SDK is not installed. Install the package ${PACKAGE} beside this application, or choose the own client.`,
    )
  }
}

/** The vendor's SDK, or null where it is not installed. Looks at the package's name and version only. */
export function findVendorSdk(
  resolve = createRequire(import.meta.url).resolve,
): VendorSdkInstallation | null {
  try {
    const manifestFile = resolve(`${PACKAGE}/package.json`)
    const { version } = JSON.parse(readFileSync(manifestFile, 'utf8')) as { version: string }
    return { version, bundleFile: join(dirname(manifestFile), BUNDLE) }
  } catch {
    return null
  }
}

let compiled: { readonly bundleFile: string; readonly script: vm.Script } | null = null

/** The published bundle as a function of `exports` and `module`, compiled once and run in every browser anew. */
export function compileBundle({ bundleFile }: VendorSdkInstallation): vm.Script {
  if (compiled?.bundleFile !== bundleFile) {
    const source = `(function (exports, module) {${readFileSync(bundleFile, 'utf8')}\n})`
    compiled = { bundleFile, script: new vm.Script(source, { filename: bundleFile }) }
  }
  return compiled.script
}
