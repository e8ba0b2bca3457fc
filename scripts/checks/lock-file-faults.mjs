/**
 * @typedef {object} LockFileEntry
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {boolean} [link]
 * @property {boolean} [extraneous]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {readonly string[]} [os]
 * @property {readonly string[]} [cpu]
 * @property {Readonly<Record<string, string>>} [dependencies]
 * @property {Readonly<Record<string, string>>} [devDependencies] of the project itself only
 * @property {Readonly<Record<string, string>>} [optionalDependencies]
 */

/** @typedef {{ packages: Readonly<Record<string, LockFileEntry>> }} LockFile */

/**
 * What keeps other machines from installing with a lock file. It must name no registry, because each
 * machine has its own; and it must hold the packages for all platforms, also those that were not
 * installed where it was written, or `npm ci` refuses it everywhere.
 *
 * @param {LockFile} lockFile
 * @returns {string[]} one sentence for each fault
 */
export function lockFileFaults({ packages }) {
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...addressFaults(path, entry),
    ...(entry.extraneous === true
      ? [`${path} is wanted by nothing ("extraneous"), so it is never installed`]
      : []),
    ...missingDependencies(path, entry, packages),
  ])
}

/**
 * @param {string} path
 * @param {LockFileEntry} entry
 */
function addressFaults(path, { resolved, link }) {
  return resolved === undefined || link === true ? [] : [`${path} is bound to an address ("resolved")`]
}

/**
 * @param {string} path
 * @param {LockFileEntry} entry
 * @param {LockFile['packages']} packages
 */
function missingDependencies(path, entry, packages) {
  const wanted = { ...entry.dependencies, ...entry.devDependencies, ...entry.optionalDependencies }
  return Object.keys(wanted)
    .filter((name) => !lookupPlaces(path, name).some((place) => place in packages))
    .map((name) => `${name}, wanted by ${path || 'the project'}, is missing`)
}

/**
 * Where Node looks for a package: beside the one that wants it, then further and further up.
 *
 * @param {string} path
 * @param {string} name
 * @returns {string[]}
 */
function lookupPlaces(path, name) {
  const here = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`
  if (path === '') return [here]
  const parent = path.slice(0, Math.max(path.lastIndexOf('/node_modules/'), 0))
  return [here, ...lookupPlaces(parent, name)]
}
