import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Bootstrap } from '../../src-shared/console'
import { toConsoleError, type ConsoleError } from '../console/console-error'
import { useConsole } from '../console/use-console'
import { useCloudStore } from './cloud-store'
import { useInstancesStore } from './instances-store'
import { useKeptWindowStore } from './kept-window-store'
import { useRecorderStore } from './recorder-store'
import { useSettingsStore } from './settings-store'

export type AboutApp = Pick<
  Bootstrap,
  'version' | 'platform' | 'electronVersion' | 'vendorSdkVersion' | 'secretsKept'
>

/** Brings the window to life: one bootstrap, then announcements keep every store in step. */
export const useAppStore = defineStore('app', () => {
  const client = useConsole()
  const settings = useSettingsStore()
  const cloud = useCloudStore()
  const recorder = useRecorderStore()
  const instances = useInstancesStore()
  const keptWindow = useKeptWindowStore()
  const about = shallowRef<AboutApp | null>(null)
  const failure = shallowRef<ConsoleError | null>(null)
  const paletteOpen = ref(false)

  /** Subscribes before it asks, so that nothing announced in between is missed. */
  async function start(): Promise<void> {
    client.subscribe('instancesChanged', instances.apply)
    client.subscribe('recordingGrew', recorder.replace)
    client.subscribe('cloudChanged', cloud.replace)
    client.subscribe('settingsChanged', settings.replace)
    await load()
  }

  async function load(): Promise<void> {
    failure.value = null
    try {
      const [bootstrap, kept] = await Promise.all([client.bootstrap(), keptWindow.read()])
      settings.replace(bootstrap.settings)
      cloud.replace(bootstrap.cloud)
      recorder.replace(bootstrap.recorder)
      recorder.sessionStarted(bootstrap.sessionStartedWallMs)
      instances.replace(bootstrap.instances)
      if (kept !== null) keptWindow.restore(kept)
      about.value = bootstrap
    } catch (thrown) {
      failure.value = toConsoleError(thrown)
    }
  }

  return { about, failure, paletteOpen, start, load }
})
