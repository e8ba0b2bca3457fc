import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, realpath, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readReport, type OutsideReport } from './playwright-report'

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url))
/** What the team installs beside the package: the peers, and what its own compiler needs. */
const INSTALLED_BESIDE = ['@playwright/test', 'electron', '@types/node', 'typescript']
const MAX_OUTPUT_BYTES = 64 * 1_048_576

interface Finished {
  readonly code: number
  readonly output: string
}

/**
 * A project of another team in a temporary folder. The package is unpacked from the tarball that `npm pack` makes; only
 * what its manifest names as a dependency is linked beside it, from our own node_modules, so that no network is needed
 * and a dependency that was not declared is missed.
 */
export class OutsideProject {
  private constructor(
    readonly folder: string,
    readonly packedFiles: readonly string[],
  ) {}

  static async create(): Promise<OutsideProject> {
    const folder = await realpath(await mkdtemp(join(tmpdir(), 'roomscope-outside-')))
    const { filename, files } = await pack(folder)
    const project = new OutsideProject(
      folder,
      files.map(({ path }) => path),
    )
    await project.install(filename)
    await project.write('package.json', JSON.stringify({ name: 'outside', type: 'module', private: true }))
    await project.write('tsconfig.json', JSON.stringify(COMPILER))
    await project.write('playwright.config.ts', CONFIG)
    return project
  }

  /** The first block of code of e2e/README.md, as it is packed. */
  async shownTest(): Promise<string> {
    const text = await readFile(join(this.folder, 'node_modules', 'roomscope', 'e2e', 'README.md'), 'utf8')
    const shown = /^```ts\n(.*?)^```$/ms.exec(text)?.[1]
    if (shown === undefined) throw new Error('e2e/README.md shows no test')
    return shown
  }

  async write(path: string, text: string): Promise<void> {
    const file = join(this.folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }

  /** Runs the specs whose file name holds a word. */
  async runPlaywright(word: string): Promise<OutsideReport> {
    const reportFile = join(this.folder, `${word}.json`)
    const cli = join(this.folder, 'node_modules', '@playwright', 'test', 'cli.js')
    const { output } = await this.run([cli, 'test', word], { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile })
    const text = await readFile(reportFile, 'utf8').catch(() => null)
    if (text === null) throw new Error(`Playwright left no report:\n${output}`)
    return readReport(text)
  }

  async compile(path: string): Promise<Finished> {
    await this.write('tsconfig.json', JSON.stringify({ ...COMPILER, files: [path] }))
    const compiler = join(this.folder, 'node_modules', 'typescript', 'bin', 'tsc')
    return this.run([compiler, '--project', 'tsconfig.json'])
  }

  /** Does something while the project has no Electron. */
  async withoutElectron<T>(work: () => Promise<T>): Promise<T> {
    const electron = join(this.folder, 'node_modules', 'electron')
    await rename(electron, `${electron}-away`)
    try {
      return await work()
    } finally {
      await rename(`${electron}-away`, electron)
    }
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  private async install(tarball: string): Promise<void> {
    const modules = join(this.folder, 'node_modules')
    await mkdir(modules)
    await execute('tar', ['-xzf', tarball], { cwd: this.folder })
    await cp(join(this.folder, 'package'), join(modules, 'roomscope'), { recursive: true })
    const manifest = JSON.parse(await readFile(join(modules, 'roomscope', 'package.json'), 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>
    }
    for (const name of [...Object.keys(manifest.dependencies), ...INSTALLED_BESIDE]) {
      await mkdir(dirname(join(modules, name)), { recursive: true })
      await symlink(join(REPOSITORY, 'node_modules', name), join(modules, name), 'junction')
    }
  }

  private run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Finished> {
    return execute(process.execPath, args, { cwd: this.folder, env: { ...environmentOfATeam(), ...env } })
  }
}

const COMPILER = {
  compilerOptions: {
    target: 'ES2023',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  },
}

const CONFIG = `
import { defineConfig } from '@playwright/test'
export default defineConfig({ testDir: './tests', timeout: 120_000, expect: { timeout: 20_000 }, reporter: 'json' })
`

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}

/** The tarball as it would be published; what goes into it was built before. */
async function pack(folder: string): Promise<Packed> {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder]
  const { code, output } = await execute('npm', args, { cwd: REPOSITORY, env: environmentOfATeam() })
  if (code !== 0) throw new Error(`npm pack failed:\n${output}`)
  const [packed] = JSON.parse(output) as Packed[]
  if (packed === undefined) throw new Error('npm pack made nothing')
  return { ...packed, filename: join(folder, packed.filename) }
}

/** Ours without what the running Playwright and npm put into it. */
function environmentOfATeam(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env)
  return Object.fromEntries(
    entries.filter(([name]) => !/^(PLAYWRIGHT|PW|TEST|npm|NODE_OPTIONS|ROOMSCOPE_ELECTRON)/.test(name)),
  )
}

function execute(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<Finished> {
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { ...options, maxBuffer: MAX_OUTPUT_BYTES, shell: process.platform === 'win32' && command === 'npm' },
      (_error, stdout, stderr) =>
        resolve({ code: child.exitCode ?? -1, output: child.exitCode === 0 ? stdout : stdout + stderr }),
    )
  })
}
