import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readJson } from '../setup/read-json.mjs'
import { FUSES } from './fuses.mjs'
import { importedPackages, packageFolders, scriptsBelow } from './imported-packages.mjs'

const SQLITE = 'node_modules/better-sqlite3'
const COMPILED_BINDING = 'build/Release/better_sqlite3.node'
/** The parts of the build that the app runs; beside them lie what Playwright tests import and the benchmarks. */
const PARTS = ['out/main', 'out/preload', 'out/renderer']
/** The headless command is for Node.js and comes with the npm package. */
const HEADLESS = 'out/main/cli.js'

/**
 * @typedef {object} PackagePlan
 * @property {string} projectFolder with a finished build in `out`
 * @property {string} outputFolder
 * @property {import('./flavour.mjs').Flavour} flavour
 * @property {string} platform of the package: `linux`, `win32` or `darwin`
 * @property {string} arch of the package
 */

/**
 * What electron-builder is told, as plain data.
 *
 * @param {PackagePlan} plan
 */
export function builderConfig({ projectFolder, outputFolder, flavour, platform, arch }) {
  const { appId, productName, fileName, electronVersion } = flavour
  return {
    appId,
    productName,
    copyright: 'The Roomscope authors',
    directories: { output: outputFolder, buildResources: 'resources/icons' },
    // The runtime in place, which the set-up has seen to; without it a download would be tried.
    electronDist: 'node_modules/electron/dist',
    electronVersion,
    npmRebuild: false,
    asar: true,
    asarUnpack: ['**/*.node'],
    files: packagedFiles(projectFolder, `${platform}-${arch}`),
    extraFiles: [{ from: 'LICENSE', to: 'LICENSE.roomscope.txt' }],
    extraMetadata: { productName, desktopName: `${fileName}.desktop` },
    afterPack: join(projectFolder, 'scripts', 'packaging', 'after-pack.mjs'),
    electronFuses: FUSES,
    protocols: [{ name: productName, schemes: ['roomscope'] }],
    fileAssociations: [
      { ext: 'roomscope', name: 'Roomscope recording', mimeType: 'application/x-roomscope', role: 'Editor' },
    ],
    artifactName: `${fileName}-\${version}-\${os}-\${arch}.\${ext}`,
    linux: { target: 'dir', executableName: fileName, icon: 'resources/icons', category: 'Development' },
    win: { target: ['nsis', 'zip'], executableName: productName, icon: 'resources/icons/icon.ico' },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
    mac: {
      target: ['dmg', 'zip'],
      icon: 'resources/icons/icon.icns',
      category: 'public.app-category.developer-tools',
      hardenedRuntime: true,
    },
  }
}

/**
 * The parts of the build that the app runs, without the headless command, and of the packages only those that the build imports, without sources,
 * foreign binaries and what only authors read.
 *
 * @param {string} projectFolder
 * @param {string} target such as `linux-x64`
 */
function packagedFiles(projectFolder, target) {
  const scripts = PARTS.flatMap((part) => scriptsBelow(join(projectFolder, part))).filter(
    (file) => !file.endsWith(HEADLESS),
  )
  const { dependencies } = /** @type {{ dependencies: Record<string, string> }} */ (
    readJson(join(projectFolder, 'package.json'))
  )
  const names = importedPackages(scripts, new Set(Object.keys(dependencies)))
  const kept = new Set(packageFolders(projectFolder, names))
  const left = packageFolders(projectFolder, Object.keys(dependencies)).filter((folder) => !kept.has(folder))
  return [
    ...PARTS.map((part) => `${part}/**`),
    `!${HEADLESS}`,
    'package.json',
    // Needed to compile only.
    ...[...left, 'node_modules/node-addon-api'].map((folder) => `!${folder}/**`),
    `!${SQLITE}/{deps,src}/**`,
    `!${SQLITE}/binding.gyp`,
    ...foreignBindings(projectFolder, target).map((file) => `!${SQLITE}/${file}`),
    '!**/*.{md,map,ts,mts,cts}',
  ]
}

/**
 * A compiled binding wins over the published ones, as it does when it is loaded.
 *
 * @param {string} projectFolder
 * @param {string} target
 */
function foreignBindings(projectFolder, target) {
  const hasCompiled = existsSync(join(projectFolder, SQLITE, COMPILED_BINDING))
  const wanted = hasCompiled ? COMPILED_BINDING : `prebuilds/${target}.node`
  const published = readdirSync(join(projectFolder, SQLITE, 'prebuilds')).map((name) => `prebuilds/${name}`)
  const beside = hasCompiled
    ? readdirSync(join(projectFolder, SQLITE, dirname(COMPILED_BINDING)))
        .filter((name) => name !== basename(COMPILED_BINDING))
        .map((name) => `${dirname(COMPILED_BINDING)}/${name}/**`)
    : []
  return [...published, ...beside].filter((file) => file !== wanted)
}
