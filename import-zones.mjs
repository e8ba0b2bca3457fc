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
const ENGINE_PARTS = ['engine', 'vendor-sdk']

const partsStayApart = ISOLATED_PARTS.flatMap((part) =>
  [...ISOLATED_PARTS, ...SERVICES]
    .filter((other) => other !== part)
    .map((other) => ({
      target: `./src-main/${part}`,
      from: `./src-main/${other}`,
      message: 'client, cloud and recorder meet in src-shared and are joined in a composition root.',
    })),
)

const servicesUseTheIndex = [...SERVICES, 'main.ts', 'desktop-console.ts', 'cli.ts', 'cli'].flatMap(
  (service) =>
    [...ISOLATED_PARTS, ...ENGINE_PARTS, 'provider-kinds'].map((part) => ({
      target: `./src-main/${service}`,
      from: `./src-main/${part}`,
      // The recorder's threads are bundled by the app's build and by the tests each in their own way.
      except: ['./index.ts', './app-workers.ts', './testing'],
      message: `Use src-main/${part} through its index.`,
    })),
)

const providersStandAlone = [...ISOLATED_PARTS, ...SERVICES].map((other) => ({
  target: './src-main/provider-kinds',
  from: `./src-main/${other}`,
  message: 'Providers know src-shared only; ipc hands them to the client.',
}))

const vendorSdkStandsAlone = [...ISOLATED_PARTS, 'engine', ...SERVICES].map((other) => ({
  target: './src-main/vendor-sdk',
  from: `./src-main/${other}`,
  message: "The vendor's SDK is run for everyone and knows src-shared only.",
}))

const enginesStandOnTheirParts = [
  ...['recorder', ...SERVICES].map((other) => ({
    target: './src-main/engine',
    from: `./src-main/${other}`,
    message: 'An engine runs a client; what it tells is recorded and shown elsewhere.',
  })),
  ...ISOLATED_PARTS.map((part) => ({
    target: `./src-main/${part}`,
    from: './src-main/engine',
    message: 'client, cloud and recorder know no engines.',
  })),
  {
    target: './src-main/engine',
    from: './src-main/cloud',
    except: ['./testing'],
    message: 'Only the tests of the engines need a cloud, the one of its own tests.',
  },
  ...['client', 'vendor-sdk'].map((part) => ({
    target: './src-main/engine',
    from: `./src-main/${part}`,
    except: ['./index.ts', './record-kit.ts', './testing'],
    message: `Use src-main/${part} through its index.`,
  })),
]

export const importZones = [
  ...sharedStandsAlone,
  ...rendererSeesSharedOnly,
  ...partsStayApart,
  ...servicesUseTheIndex,
  ...providersStandAlone,
  ...vendorSdkStandsAlone,
  ...enginesStandOnTheirParts,
]
