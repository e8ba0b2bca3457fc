import { computed, reactive, ref, shallowRef } from 'vue'
import {
  missingSecrets,
  type InstanceDescription,
  type PerformedMode,
  type RerunTarget,
  type StartReplayInput,
} from '../../src-shared/console'

/** So many instances can be replaced by hand; more would be work for a file. */
export const MAX_REMAPPED_INSTANCES = 50
const MAX_ADDRESSES = 32

/** How long a rerun waits between operations; `none` only for what an operation depends on. */
export const RERUN_SPEEDS = ['none', '1', '2', '10', '100'] as const
export type RerunSpeed = (typeof RERUN_SPEEDS)[number]

/** What keeps a replay from being started. */
export type ReplayFormFault = { readonly fault: 'noAddress' | 'tooManyAddresses'; readonly most: number }

export type ReplayForm = ReturnType<typeof useReplayForm>

/** What is asked before a recording is done again, as typed; what is left empty stays as recorded. */
export function useReplayForm() {
  const mode = ref<PerformedMode>('rerun')
  const speed = ref<RerunSpeed>('1')
  const targetKind = ref<RerunTarget['kind']>('recorded')
  const addressText = ref('')
  const tls = ref(false)
  const appkey = ref('')
  const accounts = reactive<Record<string, string>>({})
  const rooms = reactive<Record<string, string>>({})
  const secrets = reactive<Record<string, string>>({})
  const instances = shallowRef<readonly InstanceDescription[]>([])
  const instanceCount = ref(0)

  const addresses = computed(() => linesOf(addressText.value))
  const fault = computed<ReplayFormFault | null>(() => {
    if (mode.value !== 'rerun' || targetKind.value !== 'addresses') return null
    if (addresses.value.length === 0) return { fault: 'noAddress', most: MAX_ADDRESSES }
    return addresses.value.length > MAX_ADDRESSES ? { fault: 'tooManyAddresses', most: MAX_ADDRESSES } : null
  })
  /** The secrets that were taken out of the recorded drafts. */
  const wantedSecrets = computed(() =>
    instances.value.flatMap(({ instanceId, draft }) =>
      draft === null ? [] : missingSecrets(draft).map((secret) => ({ ...secret, instanceId })),
    ),
  )
  const target = computed<RerunTarget>(() =>
    targetKind.value === 'addresses'
      ? { kind: 'addresses', addresses: addresses.value, tls: tls.value }
      : { kind: targetKind.value },
  )

  /** Begins anew with the clients of a session; secrets of an earlier form are forgotten. */
  function reset(described: readonly InstanceDescription[]): void {
    instances.value = described.slice(0, MAX_REMAPPED_INSTANCES)
    instanceCount.value = described.length
    for (const names of [accounts, rooms, secrets]) clear(names)
    appkey.value = ''
  }

  function inputFor(sessionId: number): StartReplayInput {
    if (mode.value === 'wire') return { mode: 'wire', sessionId, instanceIds: [] }
    const remap = {
      accounts: typed(accounts),
      rooms: typed(rooms),
      secrets: typed(secrets),
      appkey: appkey.value.trim() || null,
    }
    const waits = speed.value === 'none' ? null : Number(speed.value)
    return { mode: 'rerun', sessionId, speed: waits, target: target.value, remap }
  }

  return {
    mode,
    speed,
    targetKind,
    addressText,
    tls,
    appkey,
    accounts,
    rooms,
    secrets,
    instanceCount,
    fault,
    wantedSecrets,
    accountNames: computed(() => distinct(instances.value.map(({ accountId }) => accountId))),
    roomNames: computed(() => distinct(instances.value.map(({ roomId }) => roomId))),
    reset,
    inputFor,
  }
}

function linesOf(text: string): string[] {
  const lines = text.split(/[\n,]/).map((line) => line.trim())
  return lines.filter((line) => line !== '')
}

function typed(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => name !== '')
}

function clear(values: Record<string, string>): void {
  for (const name of Object.keys(values)) Reflect.deleteProperty(values, name)
}
