import { useThrottleFn } from '@vueuse/core'
import { watch } from 'vue'
import { useCloudConsoleStore } from '../stores/cloud-console-store'
import { useCloudStore } from '../stores/cloud-store'
import { useInstancesStore } from '../stores/instances-store'
import { useKickLabStore } from '../stores/kick-lab-store'

/** Instances change often while a run goes on; the room is read again no more often than this. */
const READ_AGAIN_MS = 250

/** Keeps what the Kick lab knows of its room up to date, for as long as the lab is open. */
export function useKickGround(): void {
  const lab = useKickLabStore()
  const cloud = useCloudStore()
  const cloudConsole = useCloudConsoleStore()
  const instances = useInstancesStore()
  const lookSoon = useThrottleFn(() => void lab.look(), READ_AGAIN_MS, true)

  void lab.load()
  watch(() => lab.subject, lab.look, { immediate: true })
  watch(
    () => [cloudConsole.revision, cloud.overview, instances.instances, lab.state.running],
    () => void lookSoon(),
  )
}
