// npm run setup: makes everything ready for building and running, and does nothing else.
import { runScript } from './launch/script.mjs'
import { setUp } from './setup/set-up.mjs'

const retryOfficial = process.argv.includes('--official-electron')

await runScript((reporter) => setUp({ reporter, scope: 'everything', retryOfficial }))
