import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type {
  ScenarioBatch,
  ScenarioBatchOrder,
  ScenarioEngine,
  ScenarioJob,
  ScenarioRun,
  ScenarioRunDetail,
  ScenarioStep,
} from '../../src-shared/console'
import { useConsole } from '../console/use-console'
import { readRepeat } from '../scenarios/read-repeat'
import { useNoticesStore } from './notices-store'
import { useScenariosStore } from './scenarios-store'

/** So often a scenario is run at most until it fails. */
const UNTIL_FAILURE_REPEAT = 200

/** What is shown of a run. */
export const SCENARIO_RUN_TABS = ['steps', 'timeline', 'history'] as const
export type ScenarioRunTab = (typeof SCENARIO_RUN_TABS)[number]

/** How scenarios are to be run, as chosen last. */
export interface RunChoice {
  engine: ScenarioEngine
  /** As typed. */
  repeat: string
  bail: boolean
  virtualTime: boolean
  /** Null for every combination of the matrix. */
  caseName: string | null
}

/** How the runs of a scenario ended, as it was read. */
interface RunsOf {
  readonly scenarioId: string
  readonly runs: readonly ScenarioRun[]
}

/** The run of a scenario that is looked at; null where there is none. */
interface DetailOf {
  readonly scenarioId: string
  readonly detail: ScenarioRunDetail | null
}

interface EndedRun {
  readonly scenarioId: string
  readonly steps: readonly ScenarioStep[]
  readonly sessionId: number | null
}

/** The running or the latest batch of runs, and the run that is looked at. */
export const useScenarioRunsStore = defineStore('scenario-runs', () => {
  const client = useConsole()
  const notices = useNoticesStore()
  const scenarios = useScenariosStore()
  const batch = shallowRef<ScenarioBatch | null>(null)
  const dismissedId = ref<number | null>(null)
  const readRuns = shallowRef<RunsOf | null>(null)
  const readDetail = shallowRef<DetailOf | null>(null)
  /** The run that has just ended, as it was seen last, until what is kept of it has been read. */
  const ended = shallowRef<EndedRun | null>(null)
  const tab = ref<ScenarioRunTab>('steps')
  const choice = ref<RunChoice>({
    ...{ engine: 'own', repeat: '1', bail: false, virtualTime: true, caseName: null },
  })

  const running = computed(() => batch.value?.phase === 'running')
  /**
   * The running batch, or the latest until it is dismissed. One that is over stands beside what it ran: several
   * scenarios are listed by name, a single one is the open one.
   */
  const shownBatch = computed(() => {
    if (batch.value === null || batch.value.batchId === dismissedId.value) return null
    const [only, ...others] = batch.value.order.scenarioIds
    const isBeside = running.value || others.length > 0 || only === scenarios.openedId
    return isBeside ? batch.value : null
  })
  const currentJob = computed(() => jobOf(batch.value, batch.value?.shownJobId ?? null))
  /** True while the steps that are being carried out are those of the open scenario. */
  const isLive = computed(
    () => currentJob.value?.phase === 'running' && currentJob.value.scenarioId === scenarios.openedId,
  )
  /** How the runs of the open scenario ended, newest first; undefined until that is known. */
  const history = computed(() => ofOpened(readRuns.value, (read) => read.runs, []))
  /** The run of the open scenario that is looked at, null for none; undefined until that is known. */
  const detail = computed(() => ofOpened(readDetail.value, (read) => read.detail, null))
  /** The run that is looked at while none is live. */
  const past = computed(() => (ended.value?.scenarioId === scenarios.openedId ? ended.value : detail.value))
  const steps = computed(() => (isLive.value ? (batch.value?.steps ?? []) : (past.value?.steps ?? [])))
  const shownSessionId = computed(() =>
    isLive.value ? (currentJob.value?.sessionId ?? null) : (past.value?.sessionId ?? null),
  )

  client.subscribe('scenarioBatchChanged', take)
  client.subscribe('scenariosChanged', () => void loadHistory())
  void notices.guard(() => client.describeScenarioBatch()).then((known) => (batch.value ??= known))

  function take(next: ScenarioBatch | null): void {
    const before = currentJob.value
    batch.value = next
    const now = jobOf(next, before?.jobId ?? null)
    // A run of the open scenario that has just ended is what its operator wants to see.
    if (before?.phase === 'running' && now?.phase !== 'running' && now?.scenarioId === scenarios.openedId)
      void showEnd({ ...now, steps: next?.steps ?? [] })
  }

  /** Shows a run as it was seen last, then as it is kept. */
  async function showEnd(run: EndedRun & { readonly runNumber: number | null }): Promise<void> {
    ended.value = run
    await showRun(run.runNumber)
    if (ended.value === run) ended.value = null
  }

  /** Reads how the open scenario's runs ended, and shows the latest unless another one is looked at. */
  async function loadHistory(): Promise<void> {
    const scenarioId = scenarios.openedId
    if (scenarioId === null) return
    const runs = await notices.guard(() => client.listScenarioRuns({ scenarioId }))
    if (runs === null || scenarios.openedId !== scenarioId) return
    readRuns.value = { scenarioId, runs }
    if (detail.value == null) await showRun(runs[0]?.runNumber ?? null)
  }

  async function showRun(runNumber: number | null): Promise<void> {
    const scenarioId = scenarios.openedId
    if (scenarioId === null) return
    const read =
      runNumber === null ? null : await notices.guard(() => client.readScenarioRun({ scenarioId, runNumber }))
    if (scenarios.openedId === scenarioId) readDetail.value = { scenarioId, detail: read }
  }

  /** What was read of the open scenario; where none is open, that is nothing as soon as it is known. */
  function ofOpened<R extends { readonly scenarioId: string }, T>(
    read: R | null,
    valueOf: (read: R) => T,
    nothing: T,
  ): T | undefined {
    if (scenarios.openedId === null) return scenarios.loaded ? nothing : undefined
    return read?.scenarioId === scenarios.openedId ? valueOf(read) : undefined
  }

  async function start(
    scenarioIds: readonly string[],
    changes: Partial<ScenarioBatchOrder> = {},
  ): Promise<void> {
    const repeat = readRepeat(choice.value.repeat)
    if (repeat === null) return
    const { engine, bail, virtualTime, caseName } = choice.value
    const order: ScenarioBatchOrder = {
      ...{ scenarioIds: [...scenarioIds], engine, bail, virtualTime },
      ...{ repeat, caseName: scenarioIds.length === 1 ? caseName : null },
      ...changes,
    }
    const started = await notices.guard(() => client.startScenarioBatch(order))
    // A short batch can be over, and announced so, before this answer is here.
    if (started !== null && batch.value?.batchId !== started.batchId) take(started)
  }

  return {
    batch,
    shownBatch,
    history,
    detail,
    choice,
    tab,
    running,
    currentJob,
    isLive,
    steps,
    shownSessionId,
    loadHistory,
    showRun,
    start,
    runAgain: () => batch.value && start(batch.value.order.scenarioIds, batch.value.order),
    runUntilFailure: (scenarioId: string) =>
      start([scenarioId], { repeat: UNTIL_FAILURE_REPEAT, bail: true }),
    cancel: () => notices.guard(() => client.cancelScenarioBatch()),
    dismiss: () => (dismissedId.value = batch.value?.batchId ?? null),
  }
})

function jobOf(batch: ScenarioBatch | null, jobId: number | null): ScenarioJob | null {
  return jobId === null ? null : (batch?.jobs[jobId] ?? null)
}
