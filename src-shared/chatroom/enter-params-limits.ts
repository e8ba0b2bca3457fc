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

/** The parameters that are longer than the login guide allows. */
export function findTooLong(params: CheckedEnterParams): ParameterFault[] {
  const texts: Record<keyof typeof ENTER_PARAM_LENGTHS, string | undefined> = {
    token: params.token,
    serverExtension: params.serverExtension,
    notificationExtension: params.notificationExtension,
    'tagConfig.notifyTargetTags': params.tagConfig?.notifyTargetTags,
  }
  const ofTexts = Object.entries(ENTER_PARAM_LENGTHS).flatMap(([path, limit]) => {
    const length = texts[path as keyof typeof texts]?.length ?? 0
    return length > limit ? [tooLong(path, `${length} characters`, `at most ${limit} characters`)] : []
  })
  return [...ofTexts, ...findTooManyTags(params.tagConfig?.tags ?? [])]
}

function findTooManyTags(tags: readonly string[]): ParameterFault[] {
  if (tags.length > MAX_TAGS) {
    return [tooLong('tagConfig.tags', `${tags.length} tags`, `at most ${MAX_TAGS} tags`)]
  }
  return tags.flatMap(({ length }, index) =>
    length > MAX_TAG_LENGTH
      ? [tooLong(`tagConfig.tags.${index}`, `${length} characters`, `at most ${MAX_TAG_LENGTH} characters`)]
      : [],
  )
}

function tooLong(path: string, given: string, allowed: string): ParameterFault {
  return {
    param: `enterParams.${path}`,
    reason: `enterParams.${path} has ${given}; ${allowed}`,
    given,
    allowed,
  }
}
