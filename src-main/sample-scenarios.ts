import { basename } from 'node:path'

const files = import.meta.glob('../resources/scenarios/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The scenarios that come with the app: texts by name. */
export const sampleScenarios: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(files).map(([path, text]) => [basename(path, '.yaml'), text]),
)
