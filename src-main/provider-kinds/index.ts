export {
  makeLinkProvider,
  makeLoginExtensionProvider,
  makeTokenProvider,
  type ProviderSources,
} from './make-providers'
