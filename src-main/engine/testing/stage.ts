import { toProperty, type Fields } from '../../../src-shared/protocol'
import { ManualClock } from '../../../src-shared/time'
import { ScriptedServer, type ScriptedLink } from '../../client/testing/scripted-server'
import type { LinkClient } from '../../cloud/testing/link-client'
import { APPKEY, TestCloud } from '../../cloud/testing/test-cloud'
import type { Scenario, ServerStep } from './scenario'

/** Id of what a member says; each scenario has one such message at most. */
const SAID_ID = 'said'

/** The servers of one scenario. */
export class Stage {
  readonly clock = new ManualClock()
  private readonly scripted: ScriptedServer[] = []
  private cloud: TestCloud | null = null
  private readonly members = new Map<string, LinkClient>()

  static async open({ servers }: Scenario): Promise<Stage> {
    const stage = new Stage()
    if (servers === 'cloud') stage.cloud = await TestCloud.start({}, { clock: stage.clock })
    else for (const script of servers) stage.scripted.push(await ScriptedServer.start(script))
    return stage
  }

  get addresses(): string[] {
    return this.cloud === null ? this.scripted.map(({ address }) => address) : [this.cloud.link]
  }

  /** Grows whenever a server hears or does something. */
  get activity(): number {
    const links = this.scripted.flatMap((server) => server.links)
    const frames = links.reduce((sum, link) => sum + link.frames.length, 0)
    const scripted = this.scripted.reduce(
      (sum, server) => sum + server.handshakeCount + server.upgradePaths.length,
      0,
    )
    return frames + scripted + (this.cloud?.events.length ?? 0)
  }

  /** Connections that the scripted servers have open. */
  get openSocketCount(): number {
    return this.scripted.reduce((sum, server) => sum + server.openSocketCount, 0)
  }

  /** What scripted servers saw as it travelled: the secrets of each login, and elements for the queue. */
  get requestsSeen(): string[] {
    const requests = this.scripted.flatMap((server) => server.links.flatMap((link) => link.requests))
    return requests.flatMap(({ command, fields }) => {
      if (command === 'v2ChatroomQueueOffer') return [`server saw element ${JSON.stringify(fields)}`]
      if (command !== 'v2ChatroomLogin') return []
      const { '1000': token, '116': extension } = propertyOf(fields, 'chatroomIMLogin')
      return [`server saw token ${JSON.stringify(token)}, loginExt ${JSON.stringify(extension)}`]
    })
  }

  async perform(step: ServerStep): Promise<void> {
    switch (step.do) {
      case 'dropLink':
        return this.server(step).lastLink.socket.terminate()
      case 'stopServer':
        return this.server(step).stop()
      case 'push':
        return this.server(step).lastLink.push(step.command, step.fields)
      case 'sendRaw':
        return sendRaw(this.server(step).lastLink, step)
      case 'closeLink':
        return this.server(step).lastLink.socket.close(step.code)
      case 'changeScript':
        this.server(step).script = step.script
        return
      case 'memberEnters':
        this.members.set(step.accountId, await this.theCloud.enter(step.accountId))
        return
      case 'memberDrops':
        return this.members.get(step.accountId)?.drop()
      case 'memberSays':
        return this.say(step.accountId, step.text)
      case 'managerKicks':
        return this.managerKicks(step.accountId, step.extension)
      case 'closeRoom':
        return this.theCloud.cloud.operations.setRoomValid(APPKEY, step.roomId, false)
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.scripted.map((server) => server.stop()))
    await this.cloud?.stop()
  }

  private async managerKicks(accountId: string, notificationExtension: string): Promise<void> {
    await this.members.get('mia')?.request('v2ChatroomKickMember', { accountId, notificationExtension })
  }

  private async say(accountId: string, text: string): Promise<void> {
    const messageClientId = SAID_ID
    const tag = toProperty('message', { messageClientId, messageType: 0, text, attachment: text })
    await this.members.get(accountId)?.request('v2ChatroomSendMessage', { tag })
  }

  private server({ server: index = 0 }: { readonly server?: number }): ScriptedServer {
    const server = this.scripted[index]
    if (server === undefined) throw new Error(`the scenario has no scripted server ${index}`)
    return server
  }

  private get theCloud(): TestCloud {
    if (this.cloud === null) throw new Error('only the embedded cloud has members and rooms')
    return this.cloud
  }
}

function sendRaw(
  { transport, socket }: ScriptedLink,
  { binary, text }: Extract<ServerStep, { do: 'sendRaw' }>,
): void {
  socket.send(transport === 'binary' ? Uint8Array.from(binary) : text)
}

function propertyOf(fields: Fields, name: string): Record<string, unknown> {
  return fields[name] as Record<string, unknown>
}
