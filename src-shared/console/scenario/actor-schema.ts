import { z } from 'zod'
import { V2NIMLoginAuthType, V2NIMLoginClientType } from '../../chatroom/enums'
import { enterDraftSchema, type EnterDraft } from '../enter-draft'
import {
  scenarioExtensionProvider,
  scenarioLinkProvider,
  scenarioTokenProvider,
  staticTokenSource,
} from './provider-schema'

/** The auth types as they are written; the same words as the login policies of a world. */
export const AUTH_TYPE_NAMES = {
  static: V2NIMLoginAuthType.DEFAULT,
  dynamic: V2NIMLoginAuthType.DYNAMIC_TOKEN,
  thirdParty: V2NIMLoginAuthType.THIRD_PARTY,
} as const

/** The platforms as they are written. */
export const CLIENT_TYPE_NAMES = {
  unknown: V2NIMLoginClientType.UNKNOWN,
  android: V2NIMLoginClientType.ANDROID,
  ios: V2NIMLoginClientType.IOS,
  pc: V2NIMLoginClientType.PC,
  winphone: V2NIMLoginClientType.WINPHONE,
  web: V2NIMLoginClientType.WEB,
  restful: V2NIMLoginClientType.RESTFUL,
  mac: V2NIMLoginClientType.MAC_OS,
  harmony: V2NIMLoginClientType.HARMONY_OS,
} as const

const MAX_GROUP = 200

const named = <Names extends Readonly<Record<string, number>>>(names: Names) =>
  z
    .enum(Object.keys(names) as [keyof Names & string, ...(keyof Names & string)[]])
    .transform((name): Names[keyof Names & string] => names[name])

const plain = enterDraftSchema.omit({
  authType: true,
  clientType: true,
  staticToken: true,
  tokenProvider: true,
  loginExtensionProvider: true,
  thirdPartyTokenProvider: true,
  linkProvider: true,
})

/** What an enter() may be told; what is left out keeps the actor's value, or the default of the login guide. */
const enterFields = {
  ...plain.partial().shape,
  authType: named(AUTH_TYPE_NAMES).optional(),
  clientType: named(CLIENT_TYPE_NAMES).optional(),
  staticToken: staticTokenSource.optional(),
  tokenProvider: scenarioTokenProvider.optional(),
  loginExtensionProvider: scenarioExtensionProvider.optional(),
  thirdPartyTokenProvider: scenarioTokenProvider.nullable().optional(),
  linkProvider: scenarioLinkProvider.optional(),
}

/** Fields of an EnterDraft with readable names for its numbers. */
export const enterOverridesSchema = z.strictObject(enterFields)

/** An instance, or a group of equal ones: `count` makes `name1` … `nameN`, and `name` stands for all of them. */
export const actorSchema = z.strictObject({
  ...enterFields,
  count: z.number().int().min(1).max(MAX_GROUP).optional(),
})

export type ScenarioActor = z.output<typeof actorSchema>
export type EnterOverrides = { readonly [Field in keyof EnterDraft]?: EnterDraft[Field] | undefined }
