import { z } from 'zod'
import type { LoginPolicy } from '../world'
import type { InputsOf } from './input-parts'

/** What the window needs of the embedded cloud; no secrets. */
export interface CloudOverview {
  readonly link: string | null
  readonly admin: string | null
  readonly problem: string | null
  readonly apps: readonly {
    readonly appkey: string
    readonly loginPolicies: readonly LoginPolicy[]
    readonly multiEndPolicy: 'single' | 'all'
    readonly inOutNotification: boolean
    readonly accounts: readonly {
      readonly accountId: string
      readonly nick: string
      readonly banned: boolean
    }[]
    readonly rooms: readonly {
      readonly roomId: string
      readonly name: string
      readonly creator: string
      readonly managers: readonly string[]
      readonly valid: boolean
    }[]
  }[]
}

/** The embedded cloud. */
export interface CloudService {
  describeCloud(): Promise<CloudOverview>
}

export const cloudInputs: InputsOf<CloudService> = {
  describeCloud: z.undefined(),
}
