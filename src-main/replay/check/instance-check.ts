import type { CheckRuleId } from '../../../src-shared/console'
import type { BehaviourRules } from '../../../src-shared/chatroom'
import { Departure } from './departure'
import type { CheckedEvent } from './checked-event'
import { isLate, OwedCallback } from './owed-callback'

/** A breach before it becomes a finding. `at` is the event that breaks the rule. */
export interface Breach {
  readonly ruleId: CheckRuleId
  readonly at: CheckedEvent
  readonly expected: string
  readonly actual: string
}

/** What the check of an instance measures it by. */
export interface InstanceRules {
  readonly behaviour: BehaviourRules
  readonly statusPairs: ReadonlyMap<string, ReadonlySet<string>>
}

const KICKED_CODE = 192003
/** The SDK's own codes of this family end an enter(), not what the cloud would still allow. */
const isOfCloud = (code: number): boolean => Math.floor(code / 1000) !== 191

/** Follows one instance: a fixed amount of memory, a fixed amount of work for each event. */
export class InstanceCheck {
  private status = 'EXITED'
  private hasEntered = false
  private attempt: 'enter' | 'reconnect' | null = null
  /** ENTERED was reached by an enter() that has not been told yet. */
  private enteredIsDue = false
  private kickMayBeTold = false
  private exitedWasTold = false
  private terminalCode: number | null = null
  private readonly departure = new Departure()
  private readonly owedStatus = new OwedCallback()
  private readonly owedExited = new OwedCallback()
  private breaches: Breach[] = []

  constructor(private rules: InstanceRules) {}

  /** From here on the instance is measured by other rules: its draft was changed. */
  behaveBy(rules: InstanceRules): void {
    this.rules = rules
  }

  /** Takes the instance's next event. */
  take(event: CheckedEvent): readonly Breach[] {
    this.breaches = []
    if (event.kind === 'operation') this.departure.takeOperation(event)
    else if (event.kind === 'error' && event.name === 'enter') this.departure.enterTaken()
    else if (isOfLife(event)) this.takeLife(event)
    return this.breaches
  }

  /** The recording is complete: what is owed now was never told. */
  end(): readonly Breach[] {
    this.breaches = []
    this.giveUpStatus('the end of the recording')
    this.giveUpExited('the end of the recording')
    return this.breaches
  }

  private takeLife(event: CheckedEvent): void {
    if (this.departure.mustBeSilent(event, this.isAtRest)) {
      this.report('eventAfterDestroy', event, 'nothing after destroyInstance', describe(event))
      return
    }
    if (event.name !== 'onChatroomStatus') this.giveUpStatus(describe(event))
    if (event.kind === 'transition') this.takeTransition(event)
    if (event.kind === 'attempt') this.takeAttempt(event)
    if (event.kind === 'callback') this.takeCallback(event)
  }

  private takeTransition(event: CheckedEvent): void {
    const to = event.to ?? ''
    this.giveUpExited(describe(event))
    this.checkPair(event, to)
    this.checkCause(event, to)
    this.checkRetry(event, to)
    this.status = to
    this.owedStatus.owe(event)
    this.kickMayBeTold = to === 'EXITED' && event.code === KICKED_CODE
    if (to === 'ENTERED') this.enterRoom()
    if (to === 'EXITED') this.leaveRoom(event)
  }

  private checkPair(event: CheckedEvent, to: string): void {
    const from = event.from ?? ''
    if (from !== this.status) this.report('transitionOffChain', event, `from ${this.status}`, describe(event))
    const following = this.rules.statusPairs.get(from)
    if (following?.has(to)) return
    const expected = `${from} → ${[...(following ?? [])].join(' or ') || 'nothing'}`
    this.report('transitionOutsideTable', event, expected, describe(event))
  }

  private checkCause(event: CheckedEvent, to: string): void {
    if (event.code !== null) {
      if (to === 'EXITED') this.departure.exited()
      return
    }
    if (to === 'DISCONNECTED') {
      this.report('disconnectedWithoutCause', event, 'an error code', 'none')
    }
    if (to === 'EXITED' && !this.departure.exited()) {
      const expected = 'exit(), destroyInstance() or another enter() before, or an error code'
      this.report('exitedWithoutCause', event, expected, 'neither')
    }
  }

  private checkRetry(event: CheckedEvent, to: string): void {
    if (to === 'CONNECTING' || to === 'WAITING') this.refuseRetry(event)
    if (to === 'DISCONNECTED') this.noteTerminal(event.code)
  }

  private refuseRetry(event: CheckedEvent): void {
    if (this.terminalCode === null) return
    const expected = `an end after the terminal code ${this.terminalCode}`
    this.report('reconnectAfterTerminalCode', event, expected, describe(event))
    this.terminalCode = null
  }

  private noteTerminal(code: number | null): void {
    const { terminalCodes } = this.rules.behaviour.profile
    if (code !== null && isOfCloud(code) && terminalCodes.has(code)) this.terminalCode = code
  }

  private enterRoom(): void {
    this.hasEntered = true
    this.enteredIsDue = this.attempt === 'enter'
    this.departure.entered()
  }

  private leaveRoom(event: CheckedEvent): void {
    if (this.hasEntered) this.owedExited.owe(event)
    this.hasEntered = false
    this.exitedWasTold = false
  }

  private takeAttempt(event: CheckedEvent): void {
    if (event.name === 'attemptStarted') this.beginAttempt(event)
    if (event.name === 'attemptEnded') this.endAttempt(event)
  }

  private beginAttempt(event: CheckedEvent): void {
    this.giveUpExited(describe(event))
    this.attempt = event.payload['trigger'] === 'reconnect' ? 'reconnect' : 'enter'
    this.enteredIsDue = false
    if (this.attempt === 'reconnect') {
      this.refuseRetry(event)
      return
    }
    this.terminalCode = null
    this.departure.enterTaken()
  }

  private endAttempt(event: CheckedEvent): void {
    const mayBeSilent = this.rules.behaviour.quirks.equalEnterTakesOver
    if (event.to === 'entered' && this.enteredIsDue && !mayBeSilent) {
      this.report('enteredNotTold', event, 'onChatroomEntered before the enter() succeeds', describe(event))
    }
    if (event.to === 'refused') this.noteTerminal(event.code)
    this.enteredIsDue = false
    this.attempt = null
  }

  private takeCallback(event: CheckedEvent): void {
    if (event.name === 'onChatroomStatus') this.takeStatusCallback(event)
    if (event.name === 'onChatroomEntered') this.takeEnteredCallback(event)
    if (event.name === 'onChatroomExited') this.takeExitedCallback(event)
    if (event.name === 'onChatroomKicked') this.takeKickedCallback(event)
  }

  private takeStatusCallback(event: CheckedEvent): void {
    const { transition } = this.owedStatus
    if (transition === null || transition.to !== event.to) {
      const expected = transition === null ? 'a transition before' : `onChatroomStatus ${transition.to}`
      this.report('statusToldWrongly', event, expected, describe(event))
      return
    }
    this.checkDelay(event, transition)
    this.owedStatus.settle()
  }

  private takeEnteredCallback(event: CheckedEvent): void {
    if (!this.enteredIsDue) {
      const expected = 'an enter() that has reached ENTERED and was not told'
      this.report('enteredToldWrongly', event, expected, `${this.status}, ${this.attempt ?? 'no'} attempt`)
    }
    this.enteredIsDue = false
  }

  private takeExitedCallback(event: CheckedEvent): void {
    const transition = this.owedExited.settle()
    if (transition === null) {
      this.report('exitedToldWrongly', event, 'EXITED of a client that had entered', this.status)
      return
    }
    this.exitedWasTold = true
    this.checkDelay(event, transition)
  }

  private takeKickedCallback(event: CheckedEvent): void {
    if (!this.kickMayBeTold) {
      this.report('kickedToldWrongly', event, `EXITED ${KICKED_CODE} just before`, this.status)
    }
    this.kickMayBeTold = false
    const exitedFirst = this.rules.behaviour.profile.kickedOrder === 'exitedFirst'
    const outOfOrder = exitedFirst ? this.owedExited.transition !== null : this.exitedWasTold
    if (!outOfOrder) return
    const [first, second] = ['onChatroomExited', 'onChatroomKicked']
    const order = exitedFirst ? [first, second] : [second, first]
    this.report('kickedOutOfOrder', event, order.join(', '), order.toReversed().join(', '))
  }

  private giveUpStatus(instead: string): void {
    const transition = this.owedStatus.settle()
    if (transition) this.report('statusNotTold', transition, `onChatroomStatus ${transition.to}`, instead)
  }

  private giveUpExited(instead: string): void {
    const transition = this.owedExited.settle()
    if (transition) this.report('exitedNotTold', transition, 'onChatroomExited', instead)
  }

  private checkDelay(callback: CheckedEvent, transition: CheckedEvent): void {
    if (!isLate(callback, transition)) return
    const delayMs = Math.round((callback.atNs - transition.atNs) / 1_000_000)
    this.report('callbackLate', callback, `${callback.name} at once`, `${delayMs} ms later`)
  }

  /** Nothing that could still lead to an event is under way. */
  private get isAtRest(): boolean {
    const isOut = this.status === 'EXITED' || (this.status === 'DISCONNECTED' && !this.hasEntered)
    const isOwed = this.owedStatus.transition !== null || this.owedExited.transition !== null
    return isOut && this.attempt === null && !isOwed && !this.kickMayBeTold
  }

  private report(ruleId: CheckRuleId, at: CheckedEvent, expected: string, actual: string): void {
    this.breaches.push({ ruleId, at, expected, actual })
  }
}

function isOfLife({ kind }: CheckedEvent): boolean {
  return kind === 'transition' || kind === 'attempt' || kind === 'callback'
}

function describe({ kind, name, from, to, code }: CheckedEvent): string {
  const what = kind === 'transition' ? `${from} → ${to}` : [name, to].filter(Boolean).join(' ')
  return code === null ? what : `${what} (${code})`
}
