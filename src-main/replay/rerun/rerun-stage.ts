import type { EnterDraft } from '../../../src-shared/console'

/** Where a rerun is performed: fresh instances that keep the numbers of the recording. */
export interface RerunStage {
  /**
   * Begins an enter(); the instance is made at its first.
   * @returns what resolves when the enter() has ended, however it ended.
   * @throws Error with a sentence for the operator when it cannot begin.
   */
  enter(instanceId: number, draft: EnterDraft): Promise<{ readonly ended: Promise<void> }>
  /** These resolve when they are done, also when they were refused: the records tell. */
  exit(instanceId: number): Promise<void>
  destroyInstance(instanceId: number): Promise<void>
  kickMember(instanceId: number, accountId: string, notificationExtension: string): Promise<void>
  /** Ends every instance and all that was opened. */
  close(): Promise<void>
}
