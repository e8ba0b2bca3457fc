import createScriptWorker from './script-worker?nodeWorker'
import { ScriptThread } from './script-thread'

/** The scripts' thread of the built app: electron-vite bundles it beside the main file. */
export function createScriptThread(): ScriptThread {
  return new ScriptThread(() => createScriptWorker({ name: 'scripts' }))
}
