import type { VendorClient, VendorEnterResult, VendorError } from '../../vendor-sdk'

const TEXT_MESSAGE = 0

/** What happened to a vendor client, in order: `status 5`, `entered`, `exited 192003`, `kicked 2`. */
export class VendorSession {
  readonly heard: string[] = []
  /** Last kicked info. */
  kicked: Readonly<Record<string, unknown>> | null = null
  /** Last message that was received, notifications aside. */
  lastMessage: Readonly<Record<string, unknown>> | null = null
  private waiting: (() => void)[] = []

  constructor(readonly client: VendorClient) {
    client.on('onChatroomStatus', (status: number, error?: VendorError) =>
      this.note(['status', status, error?.code]),
    )
    client.on('onChatroomEntered', () => this.note(['entered']))
    client.on('onChatroomExited', (error?: VendorError) => this.note(['exited', error?.code]))
    client.on('onChatroomKicked', (info: { kickedReason: number }) => {
      this.kicked = { ...info }
      this.note(['kicked', info.kickedReason])
    })
    const { V2NIMChatroomService: service } = client
    service.on('onChatroomMemberEnter', (member: { accountId: string }) =>
      this.note(['memberEnter', member.accountId]),
    )
    service.on('onChatroomMemberExit', (accountId: string) => this.note(['memberExit', accountId]))
    service.on('onReceiveMessages', ([message]: [{ messageType: number; text?: string }]) => {
      if (message.messageType !== TEXT_MESSAGE) return
      this.lastMessage = { ...message }
      this.note(['message', message.text])
    })
  }

  async enter(roomId: string, params: Record<string, unknown>): Promise<VendorEnterResult> {
    const result = await this.client.enter(roomId, params)
    this.note(['resolved'])
    return result
  }

  /** @returns the code with which the enter is refused; fails when it is not. */
  async enterRefused(roomId: string, params: Record<string, unknown>): Promise<number> {
    try {
      await this.client.enter(roomId, params)
    } catch (error) {
      this.note(['rejected', (error as VendorError).code])
      return (error as VendorError).code
    }
    throw new Error('the enter was not refused')
  }

  /** Waits until the note was made, now or later. */
  async hears(note: string): Promise<void> {
    while (!this.heard.includes(note)) await new Promise<void>((resolve) => this.waiting.push(resolve))
  }

  private note(words: readonly (string | number | undefined)[]): void {
    this.heard.push(words.filter((word) => word !== undefined).join(' '))
    const waiting = this.waiting
    this.waiting = []
    for (const resolve of waiting) resolve()
  }
}
