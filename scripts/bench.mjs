// npm run bench: bundles bench/*.bench.ts and runs one after the other. What follows `--` goes to each.
import { join } from 'node:path'
import { BENCHMARK_OUTPUT, benchmarkFiles } from './benchmarks/benchmark-files.mjs'
import { buildApp, bundle } from './launch/build.mjs'
import { runForeground } from './launch/foreground.mjs'
import { runScript } from './launch/script.mjs'
import { withDisplay } from './launch/virtual-display.mjs'
import { projectFolder } from './setup/folders.mjs'
import { setUp } from './setup/set-up.mjs'
import { SetupError } from './setup/setup-error.mjs'

await runScript(async (reporter) => {
  await setUp({ reporter, scope: 'everything' })
  const names = [...benchmarkFiles(join(projectFolder, 'bench')).keys()]
  if (names.length === 0) throw new SetupError('There is no benchmark: bench/ holds no *.bench.ts file.', [])
  // One of them measures how fast the built app starts.
  await reporter.step('Build', (log) => buildApp({ projectFolder, log }))
  await reporter.step('Benchmarks', async () => {
    await bundle(projectFolder, ['--config', 'scripts/benchmarks/bundle.config.mjs', '--ignoreConfigWarning'])
    return { changed: true, detail: `bundled ${names.join(', ')}` }
  })
  return withDisplay(process.env, async (env) => {
    let firstFailure = 0
    for (const name of names) {
      reporter.say(`▶ ${name}`)
      const script = join(projectFolder, BENCHMARK_OUTPUT, `${name}.js`)
      // With the collector at hand a benchmark can tell live memory from garbage.
      const command = ['--expose-gc', script, ...process.argv.slice(2)]
      firstFailure ||= await runForeground(process.execPath, command, { env })
    }
    return firstFailure
  })
})
