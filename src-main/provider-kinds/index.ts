export {
  makeLinkProvider,
  makeLoginExtensionProvider,
  makeTokenProvider,
  type ProviderSources,
} from './make-providers'
export type { RunScript } from './script-sandbox'
export type { ScriptThread } from './script-thread'
