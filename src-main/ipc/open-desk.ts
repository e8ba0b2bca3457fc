import {
  parseDeepLink,
  type ConsoleService,
  type OpenRefusal,
  type OpenRequest,
} from '../../src-shared/console'
import type { TransferDesk } from './transfer-desk'

export interface OpenDeskOptions {
  readonly service: Pick<ConsoleService, 'listSessions' | 'listInstances'>
  readonly transfers: Pick<TransferDesk, 'importNamedFile'>
  /** Asks the windows to show something. */
  readonly show: (request: OpenRequest) => void
  /** Has the windows say why nothing is shown. */
  readonly refuse: (refusal: OpenRefusal) => void
}

/** Shows what a link or a command line asks for. Never rejects: what cannot be shown is told in the window. */
export class OpenDesk {
  constructor(private readonly options: OpenDeskOptions) {}

  /** Follows a link. It can show what is there and has no other effect. */
  async followLink(text: string): Promise<void> {
    const parsed = parseDeepLink(text)
    if (!parsed.ok) return this.options.refuse({ reason: parsed.flaw, detail: null })
    const { request } = parsed
    if (await this.isThere(request)) return this.options.show(request)
    const [reason, id] =
      request.view === 'recordings'
        ? (['unknownSession', request.sessionId] as const)
        : (['unknownInstance', request.instanceId] as const)
    this.options.refuse({ reason, detail: String(id) })
  }

  /** Imports a recording that the operator named, and shows its first session. */
  async importAndShow(inputFile: string): Promise<void> {
    try {
      const imported = await this.options.transfers.importNamedFile(inputFile)
      const [first] = imported?.sessions ?? []
      if (first !== undefined)
        this.options.show({ view: 'recordings', sessionId: first.sessionId, play: false })
    } catch (error) {
      this.options.refuse({ reason: 'cannotImport', detail: messageOf(error) })
    }
  }

  private async isThere(request: OpenRequest): Promise<boolean> {
    if (request.view === 'workbench') {
      const instances = await this.options.service.listInstances()
      return instances.some(({ instanceId }) => instanceId === request.instanceId)
    }
    const { sessionId } = request
    const [found] = await this.options.service.listSessions({ beforeSessionId: sessionId + 1, limit: 1 })
    return found?.sessionId === sessionId
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
