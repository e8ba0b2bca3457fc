import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import {
  KICK_WAYS,
  type KickGround,
  type KickLabState,
  type KickRun,
  type KickSubject,
  type KickWay,
} from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { resultOf } from '../kick-lab/run-result'
import { useCloudStore } from './cloud-store'
import { useInstancesStore } from './instances-store'
import { useNoticesStore } from './notices-store'

export interface Choice {
  readonly value: string
  readonly label: string
}

/** What is kept of the lab when a window is lost. */
export interface KeptKickLab {
  readonly wanted: Partial<Omit<KickSubject, 'victimId'>>
  readonly victimId: number | null
  readonly openedRunId: number | null
}

/** The Kick lab: who is to get out of which room, what can be tried, and what came of it. */
export const useKickLabStore = defineStore('kick-lab', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const cloud = useCloudStore()
  const instances = useInstancesStore()
  const wanted = ref<Partial<Omit<KickSubject, 'victimId'>>>({})
  /** Undefined until the operator, or the first look into the room, chose. */
  const victimId = ref<number | null | undefined>()
  const openedRunId = ref<number | null>(null)
  const state = shallowRef<KickLabState>({ running: false, runs: [] })
  /** False until it is known what was done so far. */
  const loaded = ref(false)
  /** Null until the room was looked into. */
  const ground = shallowRef<KickGround | null>(null)
  let asked = 0

  const apps = computed(() => merged(cloud.appkeys.map(plain), ({ draft }) => draft.appkey))
  const appkey = computed(() => chosen(wanted.value.appkey ?? usual.value?.appkey, apps.value))
  const inApp = computed(() => cloud.appkeys.includes(appkey.value))
  const rooms = computed(() =>
    merged(inApp.value ? cloud.roomsOf(appkey.value) : [], ({ draft }) =>
      draft.appkey === appkey.value ? draft.roomId : '',
    ),
  )
  const roomId = computed(() => chosen(wanted.value.roomId ?? usual.value?.roomId, rooms.value))
  const accounts = computed(() =>
    merged(inApp.value ? cloud.accountsOf(appkey.value) : [], ({ draft, accountId }) =>
      draft.appkey === appkey.value && draft.roomId === roomId.value ? accountId : '',
    ),
  )
  const accountId = computed(() => chosen(wanted.value.accountId ?? usual.value?.accountId, accounts.value))
  const usual = computed(() => {
    const { active } = instances
    if (active === null) return cloud.demoDraft()
    return { ...active.draft, accountId: active.accountId }
  })
  const subject = computed<KickSubject | null>(() =>
    appkey.value === '' || roomId.value === '' || accountId.value === ''
      ? null
      : {
          ...{ appkey: appkey.value, roomId: roomId.value, accountId: accountId.value },
          victimId: victimId.value ?? null,
        },
  )
  const possible = computed(() => KICK_WAYS.filter((way) => ground.value?.problems[way] === undefined))
  const openedRun = computed(() => state.value.runs.find(({ runId }) => runId === openedRunId.value) ?? null)
  /** The runs that were started together with the one that runs now. */
  const progress = computed(() => {
    const waiting = state.value.runs.filter((run) => ['queued', 'running'].includes(resultOf(run))).length
    return { all: batchSize.value, done: Math.max(0, batchSize.value - waiting) }
  })
  const batchSize = ref(0)

  function merged(known: readonly Choice[], valueOf: (one: (typeof instances.instances)[number]) => string) {
    const values = new Set(known.map(({ value }) => value))
    const others = instances.instances.map(valueOf).filter((value) => value !== '' && !values.has(value))
    return [...known, ...[...new Set(others)].map(plain)]
  }

  /** Looks into the room; the first end of ours is the one to be thrown out, unless another was chosen. */
  async function look(): Promise<void> {
    const about = subject.value
    const request = ++asked
    if (about === null) {
      ground.value = null
      return
    }
    const found = await notices.guard(() => client.readKickGround(about))
    if (found === null || request !== asked) return
    ground.value = found
    if (victimId.value === undefined)
      victimId.value = found.ends.find((end) => end.instanceId !== null)?.instanceId ?? null
  }

  /** Asks what was done so far. */
  async function load(): Promise<void> {
    const known = await notices.guard(() => client.describeKickLab())
    if (known !== null) take(known)
  }

  function take(known: KickLabState): void {
    state.value = known
    loaded.value = true
  }

  function choose(change: Partial<Omit<KickSubject, 'victimId'>>): void {
    const next = { appkey: appkey.value, roomId: roomId.value, accountId: accountId.value, ...change }
    wanted.value = next
    victimId.value = undefined
  }

  async function start(ways: readonly KickWay[], about = subject.value): Promise<void> {
    if (about === null || state.value.running) return
    batchSize.value = ways.length
    const started = await notices.guard(() => client.startKickRuns({ subject: about, ways: [...ways] }))
    if (started === null) return
    openedRunId.value = started.runs[ways.length - 1]?.runId ?? null
  }

  client.subscribe('kickLabChanged', take)
  // An instance that was destroyed cannot be thrown out.
  watch(
    () => instances.instances,
    (all) => {
      const id = victimId.value
      if (typeof id === 'number' && !all.some(({ instanceId }) => instanceId === id))
        victimId.value = undefined
    },
  )

  return {
    ...{ apps, rooms, accounts, appkey, roomId, accountId, subject },
    ...{ victimId, ground, possible, state, loaded, openedRunId, openedRun, progress },
    load,
    look,
    choose,
    start,
    runAll: () => start(possible.value),
    again: (run: KickRun) => start([run.way], { ...run.subject, victimId: stillThere(run.subject.victimId) }),
    cancel: () => notices.guard(() => client.cancelKickRuns()),
    undo: (runId: number) => notices.guard(() => client.undoKickTraces({ runId })),
    clear: () => notices.guard(() => client.clearKickRuns()),
    kept: computed((): KeptKickLab => ({
      wanted: wanted.value,
      victimId: victimId.value ?? null,
      openedRunId: openedRunId.value,
    })),
    restore(kept: KeptKickLab): void {
      wanted.value = kept.wanted
      if (kept.victimId !== null) victimId.value = kept.victimId
      openedRunId.value = kept.openedRunId
    },
  }

  function stillThere(instanceId: number | null): number | null {
    return instances.instances.some((one) => one.instanceId === instanceId) ? instanceId : null
  }
})

function plain(value: string): Choice {
  return { value, label: '' }
}

/** The value that is wanted, where it is offered; else the first that is. */
function chosen(value: string | undefined, offered: readonly Choice[]): string {
  return (offered.find((choice) => choice.value === value) ?? offered[0])?.value ?? ''
}
