import type { InstanceDescription, JsonObject, JsonValue } from '../../../src-shared/console'
import { SCENARIO_VERSION } from '../../../src-shared/console/scenario'
import { tellDraft, writtenDefault, type SecretsWere } from './actor-draft'
import { actorNames } from './actor-names'
import type { RecordedStory, StoryPart, ToldOperation } from './recorded-story'
import { MakeScenarioError } from './make-scenario-error'
import { enterEndOf, expectationOf, finalExpectation } from './story-expectations'

const NS_PER_S = 1_000_000_000
/** A shorter time between two operations is nobody's intention. */
const SHORTEST_WAIT_S = 2
const NOTHING_TO_TELL = 'Nothing that was done in this recording can be written as a scenario.'
/** Codes that say that what was sent to prove who one is was wrong. */
const WRONG_CREDENTIAL_CODES: readonly number[] = [302, 102302]

/** A scenario before it is text. */
export interface ToldScenario {
  readonly scenario: JsonObject
  readonly remarks: readonly string[]
}

export interface StoryTelling {
  readonly name: string
  readonly story: RecordedStory
  readonly instances: readonly InstanceDescription[]
  /** App that a scenario's actors have by default. */
  readonly defaultAppkey: string
}

/**
 * Writes what was done in a recording as the steps of a scenario, and what came of it as what they have to come to.
 * @throws MakeScenarioError when nothing can be told.
 */
export function tellStory(telling: StoryTelling): ToldScenario {
  const { name, story, instances } = telling
  const teller = new StoryTeller(telling)
  const steps = story.parts.flatMap((part) => teller.stepsOf(part))
  const remarks = [...story.remarks, ...teller.remarks]
  if (Object.keys(teller.actors).length === 0)
    throw new MakeScenarioError([NOTHING_TO_TELL, ...remarks].join('\n'))
  const nameOf = (instanceId: number) => teller.actorOf(instanceId)
  const final = finalExpectation(story.parts, nameOf)
  const isEmbedded = instances.every(({ draft, engine }) => engine === 'own' && isOnEmbeddedCloud(draft))
  const scenario: JsonObject = {
    roomscope: SCENARIO_VERSION,
    name,
    tags: ['recorded'],
    ...(isEmbedded && takesTime(story.parts) ? { clock: 'virtual' } : {}),
    actors: teller.actors,
    steps,
    ...(Object.keys(final).length === 0 ? {} : { expect: final }),
  }
  return { scenario, remarks: [...new Set(remarks)] }
}

class StoryTeller {
  readonly actors: Record<string, JsonObject> = {}
  readonly remarks: string[] = []
  private readonly names: ReadonlyMap<number, string>
  /** Instances whose enter() runs on while other things are done. */
  private readonly unsettled = new Set<number>()
  private readonly destroyed = new Set<number>()
  private readonly faultNames = new Map<number, string>()

  constructor(private readonly telling: StoryTelling) {
    this.names = actorNames(telling.instances)
  }

  /** The name of an instance that was told to enter by now. */
  actorOf(instanceId: number): string | undefined {
    const name = this.names.get(instanceId)
    return name !== undefined && name in this.actors && !this.destroyed.has(instanceId) ? name : undefined
  }

  stepsOf(part: StoryPart): JsonObject[] {
    const action = this.actionOf(part)
    if (action === null) return []
    const expect = expectationOf(part, (instanceId) => this.actorOf(instanceId), this.unsettledIn(part))
    if (part.operation.name === 'destroyInstance' && part.instanceId !== null)
      this.destroyed.add(part.instanceId)
    const step = Object.keys(expect).length === 0 ? action : { ...action, expect }
    const waitS = waitAfter(part)
    return waitS < SHORTEST_WAIT_S ? [step] : [step, { sleep: `${waitS}s` }]
  }

  /** An enter() that ended in a later part stays unsettled there: in which part its events fell was chance. */
  private unsettledIn(part: StoryPart): ReadonlySet<number> {
    const now = new Set(this.unsettled)
    if (part.operation.name === 'enter' && part.instanceId !== null && enterEndOf(part) === null) {
      this.unsettled.add(part.instanceId)
      now.add(part.instanceId)
    }
    for (const { instanceId, kind, name } of part.events) {
      if (instanceId !== null && kind === 'attempt' && name === 'attemptEnded')
        this.unsettled.delete(instanceId)
    }
    return now
  }

  private actionOf(part: StoryPart): JsonObject | null {
    const { instanceId, operation } = part
    if (operation.name === 'changeCloud') return this.changeOf(operation.change)
    if (instanceId === null) return null
    if (operation.name === 'enter') return this.enterOf(part, instanceId, operation.draft)
    const actor = this.actorOf(instanceId)
    return actor === undefined ? null : plainAction(actor, operation)
  }

  private enterOf(part: StoryPart, instanceId: number, draft: JsonObject | null): JsonObject | null {
    const actor = this.names.get(instanceId)
    if (actor === undefined || draft === null) {
      this.remarks.push(`Instance ${instanceId}: the recording does not hold what it entered with.`)
      return null
    }
    this.destroyed.delete(instanceId)
    const end = enterEndOf(part)
    const { defaultAppkey } = this.telling
    const told = tellDraft(draft, { actor, secretsWere: secretsWere(end?.code ?? null), defaultAppkey })
    this.remarks.push(...told.remarks)
    const known = this.actors[actor]
    if (known === undefined) this.actors[actor] = told.fields
    const changed = known === undefined ? {} : changesOf(known, told.fields, defaultAppkey)
    const runsOn = end === null && part.nextAtNs !== null
    if (Object.keys(changed).length === 0 && !runsOn) return { enter: actor }
    return {
      enter: {
        actor,
        ...(Object.keys(changed).length === 0 ? {} : { with: changed }),
        ...(runsOn ? { wait: false } : {}),
      },
    }
  }

  private changeOf(change: JsonObject): JsonObject | null {
    const { appkey, ...rest } = change
    const kind = typeof change['kind'] === 'string' ? change['kind'] : ''
    switch (kind) {
      case 'applyFault':
        return this.faultOf(change)
      case 'undoFault': {
        const name = this.faultNames.get(Number(change['faultId']))
        return name === undefined ? this.leftOut('undoFault') : { clearFault: name }
      }
      case 'resetWorld':
      case 'restoreWorld':
      case 'setAppSettings':
      case 'restoreRoom':
        return this.leftOut(kind)
      default:
        return { cloud: appkey === this.telling.defaultAppkey ? rest : change }
    }
  }

  private faultOf(change: JsonObject): JsonObject {
    const name = `fault${this.faultNames.size + 1}`
    this.faultNames.set(Number(change['faultId'] ?? this.faultNames.size + 1), name)
    return { fault: { ...(change['fault'] as JsonObject), as: name } }
  }

  private leftOut(what: string): null {
    this.remarks.push(`${what}: this change of the cloud is left out; write it as the world of the scenario.`)
    return null
  }
}

function plainAction(
  actor: string,
  operation: Exclude<ToldOperation, { name: 'changeCloud' | 'enter' }>,
): JsonObject {
  switch (operation.name) {
    case 'exit':
      return { exit: actor }
    case 'destroyInstance':
      return { destroy: actor }
    case 'networkChanged':
      return operation.online ? { online: actor } : { offline: actor }
    case 'kickMember': {
      const { accountId: member, notificationExtension: extension } = operation
      return { kick: { by: actor, member, ...(extension === '' ? {} : { extension }) } }
    }
    default:
      return operation satisfies never
  }
}

/** What is different, and what is as it is by default again. */
function changesOf(known: JsonObject, next: JsonObject, defaultAppkey: string): JsonObject {
  const same = (one: JsonValue | undefined, other: JsonValue | undefined) =>
    JSON.stringify(one) === JSON.stringify(other)
  const changed = Object.entries(next).filter(([field, value]) => !same(known[field], value))
  const defaults = Object.keys(known).filter((field) => !(field in next))
  return Object.fromEntries([
    ...defaults.map((field) => [field, writtenDefault(field, defaultAppkey)] as const),
    ...changed,
  ])
}

function secretsWere(code: number | null): SecretsWere {
  return code !== null && WRONG_CREDENTIAL_CODES.includes(code) ? 'wrong' : 'right'
}

/** How long nothing happened before the next operation, whole seconds. */
function waitAfter({ atNs, events, nextAtNs }: StoryPart): number {
  if (nextAtNs === null) return 0
  return Math.floor((nextAtNs - (events.at(-1)?.atNs ?? atNs)) / NS_PER_S)
}

/** Does it wait long enough for it to matter? */
function takesTime(parts: readonly StoryPart[]): boolean {
  return parts.some((part) => {
    const lastNs = part.events.at(-1)?.atNs ?? part.atNs
    return waitAfter(part) >= SHORTEST_WAIT_S || (lastNs - part.atNs) / NS_PER_S >= SHORTEST_WAIT_S
  })
}

function isOnEmbeddedCloud(draft: JsonObject | null): boolean {
  const link = draft?.['linkProvider'] as JsonObject | undefined
  return link?.['kind'] === 'embedded' || link?.['kind'] === 'fault'
}
