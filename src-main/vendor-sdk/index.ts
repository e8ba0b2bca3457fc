export type { CertificateTrust } from './browser-request'
export { findVendorSdk, VendorSdkMissingError, type VendorSdkInstallation } from './installation'
export { VendorBrowser, type VendorBrowserOptions, type VendorClientOptions } from './vendor-browser'
export type { VendorChatroomService, VendorClient, VendorEnterResult, VendorError } from './vendor-client'
