/**
 * The small files of a Debian package, as text. Their formats are those of deb-control(5), the desktop entry
 * specification and the shared MIME-info database.
 */

/** What Chromium needs of the system, each under its name of today or of before. */
const DEPENDS = [
  'libasound2 | libasound2t64',
  'libgbm1',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libsecret-1-0',
  'xdg-utils',
]

/**
 * @typedef {object} DebianFacts
 * @property {string} name of package and executable
 * @property {string} productName
 * @property {string} version as in package.json
 * @property {string} architecture in Debian's words
 * @property {number} installedKib
 * @property {string} summary one line
 * @property {string | null} notice
 */

/** @param {DebianFacts} facts */
export function controlFile(facts) {
  return [
    `Package: ${facts.name}`,
    `Version: ${debianVersion(facts.version)}`,
    `Architecture: ${facts.architecture}`,
    'Maintainer: The Roomscope authors <roomscope@localhost>',
    `Installed-Size: ${facts.installedKib}`,
    `Depends: ${DEPENDS.join(', ')}`,
    'Section: devel',
    'Priority: optional',
    `Description: ${facts.summary}`,
    ...(facts.notice === null ? [] : extendedDescription(facts.notice)),
    '',
  ].join('\n')
}

/**
 * `1.0.0-beta.2` comes before `1.0.0`, which Debian writes with a tilde.
 *
 * @param {string} version
 */
export function debianVersion(version) {
  return version.replace('-', '~')
}

/** @param {DebianFacts} facts */
export function desktopEntry({ name, productName, summary }) {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${productName}`,
    `Comment=${summary}`,
    `Exec="${executablePath(name)}" %U`,
    `Icon=${name}`,
    `StartupWMClass=${productName}`,
    'Terminal=false',
    'Categories=Development;',
    'MimeType=x-scheme-handler/roomscope;application/x-roomscope;',
    '',
  ].join('\n')
}

/** Tells the desktop what a `.roomscope` file is. */
export function mimeInfo() {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">',
    '  <mime-type type="application/x-roomscope">',
    '    <comment>Roomscope recording</comment>',
    '    <glob pattern="*.roomscope"/>',
    '  </mime-type>',
    '</mime-info>',
    '',
  ].join('\n')
}

/** Desktops look into caches of these folders; where the tools are missing there is no cache either. */
export function refreshCaches() {
  return [
    '#!/bin/sh',
    'set -e',
    'for refresh in "update-desktop-database -q /usr/share/applications" "update-mime-database /usr/share/mime" \\',
    '  "gtk-update-icon-cache -q /usr/share/icons/hicolor"; do',
    '  if command -v "${refresh%% *}" >/dev/null; then $refresh || true; fi',
    'done',
    '',
  ].join('\n')
}

/**
 * Where the app lies once it is installed.
 *
 * @param {string} name
 */
export function installFolder(name) {
  return `/opt/${name}`
}

/** @param {string} name */
function executablePath(name) {
  return `${installFolder(name)}/${name}`
}

/** @param {string} notice */
function extendedDescription(notice) {
  return notice
    .trim()
    .split('\n')
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trim()}`))
}
