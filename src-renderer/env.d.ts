/// <reference types="vite/client" />
import type { ConsoleBridge } from '../src-shared/console'

declare global {
  interface Window {
    /** Put there by the preload script; the only road to the main process. */
    readonly roomscope: ConsoleBridge
  }
}
