export * from './code-annotation'
export * from './sdk-code'
export { WEB_RUNTIMES, type WebRuntime } from './web-request'
