export type { MessageAudience } from './message-audience'
export type { EngineClient, EngineClientSettings, EngineEnterResult, EngineKind } from './engine-client'
export { EngineFleet, type EngineFleetOptions } from './engine-fleet'
export { findVendorSdk, VendorSdkMissingError } from '../vendor-sdk'
