/**
 * Who may import whom (docs/architecture.md). `target` may not import from `from`, except what `except` names,
 * relative to `from`.
 */

const outside = (folder) =>
  ['./src-main', './src-renderer', './e2e', './scripts', './bench'].filter((other) => other !== folder)

const sharedStandsAlone = outside('./src-shared').map((from) => ({
  target: './src-shared',
  from,
  message: 'src-shared is imported by everyone and imports nobody.',
}))

const rendererSeesSharedOnly = outside('./src-renderer').map((from) => ({
  target: './src-renderer',
  from,
  message: 'The window imports only src-shared; it asks the main process over IPC.',
}))

const ISOLATED_PARTS = ['client', 'cloud', 'recorder']
const SERVICES = ['ipc', 'replay', 'scenario', 'shell']

const partsStayApart = ISOLATED_PARTS.flatMap((part) =>
  [...ISOLATED_PARTS, ...SERVICES]
    .filter((other) => other !== part)
    .map((other) => ({
      target: `./src-main/${part}`,
      from: `./src-main/${other}`,
      message: 'client, cloud and recorder meet in src-shared and are joined in a composition root.',
    })),
)

const servicesUseTheIndex = [...SERVICES, 'main.ts', 'cli.ts', 'cli'].flatMap((service) =>
  ISOLATED_PARTS.map((part) => ({
    target: `./src-main/${service}`,
    from: `./src-main/${part}`,
    // The recorder's threads are bundled by the app's build and by the tests each in their own way.
    except: ['./index.ts', './app-workers.ts', './testing'],
    message: `Use src-main/${part} through its index.`,
  })),
)

export const importZones = [
  ...sharedStandsAlone,
  ...rendererSeesSharedOnly,
  ...partsStayApart,
  ...servicesUseTheIndex,
]
