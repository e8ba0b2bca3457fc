import type { LifecycleFault, LifecycleOutcome, LoginTrigger } from '../../src-shared/chatroom'
import type { JsonObject, LoginStage } from '../../src-shared/console'
import { stageOfRefusal } from '../../src-shared/console/verdict'
import { authTypeOf, type EnterRequest } from './providers'
import type { InstanceRecorder } from './recording'

const SUCCESS_CODE = 200

/** Records the login attempts of one instance and the stage each of them is in. */
export class AttemptRecorder {
  private attemptCount = 0
  private current: LoginStage = 'link'

  constructor(private readonly recorder: InstanceRecorder) {}

  /** Stage of the running or last attempt. */
  get stage(): LoginStage {
    return this.current
  }

  begin(trigger: LoginTrigger, { roomId, accountId, params }: EnterRequest): void {
    this.recorder.attemptId = ++this.attemptCount
    const payload = { trigger, roomId, accountId, authType: authTypeOf(params) }
    this.recorder.emit('attempt', 'attemptStarted', { payload })
    if (trigger === 'enter') this.startStage('link')
    else this.current = 'auth'
  }

  startStage(stage: LoginStage, payload: JsonObject = {}): void {
    this.current = stage
    this.recorder.emit('attempt', 'stageStarted', { to: stage, payload })
  }

  /** What fails from here on failed in `stage`, although that stage's own time has not begun. */
  attributeTo(stage: LoginStage): void {
    this.current = stage
  }

  end(outcome: LifecycleOutcome, fault: LifecycleFault | null): void {
    if (fault !== null && outcome === 'refused' && stageOfRefusal(fault.code) !== this.current) {
      this.startStage(stageOfRefusal(fault.code))
    }
    this.recorder.emit('attempt', 'attemptEnded', {
      from: this.current,
      to: outcome,
      code: fault?.code ?? SUCCESS_CODE,
      payload: { reason: fault?.reason ?? null },
    })
    this.recorder.attemptId = null
  }
}
