import type { CheckedEnterParams } from './enter-params'
import type { ParameterFault } from './enter-params-fault'

/** Longest values by path below `enterParams`, in characters (domain.md §2.1, §2.4). */
export const ENTER_PARAM_LENGTHS = {
  token: 128,
  serverExtension: 4096,
  notificationExtension: 2048,
  'tagConfig.notifyTargetTags': 128,
} as const

export const MAX_TAGS = 10
export const MAX_TAG_LENGTH = 32

/** The first parameter that is longer than the login guide allows, or null. */
export function findTooLong(params: CheckedEnterParams): ParameterFault | null {
  const texts: Record<keyof typeof ENTER_PARAM_LENGTHS, string | undefined> = {
    token: params.token,
    serverExtension: params.serverExtension,
    notificationExtension: params.notificationExtension,
    'tagConfig.notifyTargetTags': params.tagConfig?.notifyTargetTags,
  }
  for (const [path, limit] of Object.entries(ENTER_PARAM_LENGTHS)) {
    const length = texts[path as keyof typeof texts]?.length ?? 0
    if (length > limit) return tooLong(path, `${length} characters`, `at most ${limit} characters`)
  }
  return findTooManyTags(params.tagConfig?.tags ?? [])
}

function findTooManyTags(tags: readonly string[]): ParameterFault | null {
  if (tags.length > MAX_TAGS) {
    return tooLong('tagConfig.tags', `${tags.length} tags`, `at most ${MAX_TAGS} tags`)
  }
  const index = tags.findIndex((tag) => tag.length > MAX_TAG_LENGTH)
  if (index < 0) return null
  const given = `${tags[index]?.length ?? 0} characters`
  return tooLong(`tagConfig.tags.${index}`, given, `at most ${MAX_TAG_LENGTH} characters`)
}

function tooLong(path: string, given: string, allowed: string): ParameterFault {
  return {
    param: `enterParams.${path}`,
    reason: `enterParams.${path} has ${given}; ${allowed}`,
    given,
    allowed,
  }
}
