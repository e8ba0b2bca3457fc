import type { EnterDraft } from '../console'
import type { AnnotationKey } from './code-annotation'

/** A value as code can write it. */
export type FieldValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'number'; readonly number: number }
  | FieldStruct

/** A struct of the SDK, its fields in the order of its own declaration. */
export interface FieldStruct {
  readonly kind: 'struct'
  readonly type:
    'V2NIMChatroomTagConfig' | 'V2NIMChatroomLocationConfig' | 'V2NIMLocationInfo' | 'V2NIMAntispamConfig'
  readonly fields: readonly NamedField[]
}

export interface NamedField {
  readonly name: string
  readonly value: FieldValue
}

/** A parameter of `enter` that may be left out; null is one that the draft does not set. */
export interface OptionalField {
  readonly name: string
  readonly value: FieldValue | null
  /** What is said about its line. */
  readonly marks: readonly AnnotationKey[]
}

const TEXT_MARKS: Readonly<Partial<Record<keyof EnterDraft, readonly AnnotationKey[]>>> = {
  roomAvatar: ['uploadAvatar'],
}

/** In the order of the login guide (domain.md §2.1). */
export function optionalFields(draft: EnterDraft): OptionalField[] {
  const texts = ['roomNick', 'roomAvatar', 'serverExtension', 'notificationExtension'] as const
  return [
    ...texts.map((name) => ({ name, value: textUnlessEmpty(draft[name]), marks: TEXT_MARKS[name] ?? [] })),
    { name: 'tagConfig', value: tagConfig(draft), marks: [] },
    { name: 'locationConfig', value: locationConfig(draft), marks: [] },
    { name: 'antispamConfig', value: antispamConfig(draft), marks: [] },
  ]
}

/** The structs among the parameters that are set, in their order. */
export function structsOf(optional: readonly OptionalField[]): (FieldStruct & { readonly name: string })[] {
  return optional.flatMap(({ name, value }) => (value?.kind === 'struct' ? [{ name, ...value }] : []))
}

function tagConfig({ tags, notifyTargetTags }: EnterDraft): FieldStruct | null {
  const fields: NamedField[] = [
    ...(tags.length === 0 ? [] : [{ name: 'tags', value: { kind: 'texts', texts: tags } as const }]),
    ...(notifyTargetTags === '' ? [] : [{ name: 'notifyTargetTags', value: text(notifyTargetTags) }]),
  ]
  return fields.length === 0 ? null : { kind: 'struct', type: 'V2NIMChatroomTagConfig', fields }
}

function locationConfig({ location }: EnterDraft): FieldStruct | null {
  if (location === null) return null
  const number = (value: number): FieldValue => ({ kind: 'number', number: value })
  const locationInfo: FieldStruct = {
    kind: 'struct',
    type: 'V2NIMLocationInfo',
    fields: (['x', 'y', 'z'] as const).map((name) => ({ name, value: number(location[name]) })),
  }
  return {
    kind: 'struct',
    type: 'V2NIMChatroomLocationConfig',
    fields: [
      { name: 'locationInfo', value: locationInfo },
      { name: 'distance', value: number(location.distance) },
    ],
  }
}

function antispamConfig({ antispamBusinessId }: EnterDraft): FieldStruct | null {
  if (antispamBusinessId === '') return null
  const fields = [{ name: 'antispamBusinessId', value: text(antispamBusinessId) }]
  return { kind: 'struct', type: 'V2NIMAntispamConfig', fields }
}

function textUnlessEmpty(value: string): FieldValue | null {
  return value === '' ? null : text(value)
}

function text(value: string): FieldValue {
  return { kind: 'text', text: value }
}
