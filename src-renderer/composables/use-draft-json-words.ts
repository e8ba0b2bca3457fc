import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { en, zhCN } from 'zod/locales'
import { MALFORMED } from '../composer/read-form'
import type { DraftIssue, DraftJsonWords } from '../composer/draft-json'
import { useOptionalText } from '../i18n/use-optional-text'
import { useSystemReason } from '../i18n/use-system-reason'

/** A text of another form than it must have; what it must be is said by its field. */
const FORM_CODES: ReadonlySet<DraftIssue['code']> = new Set([
  'invalid_type',
  'invalid_format',
  'invalid_key',
  'custom',
])

/** What is wrong with the JSON of a draft, in the language of the window; zod's own words for what is seldom wrong. */
export function useDraftJsonWords(): ComputedRef<DraftJsonWords> {
  const { t, locale } = useI18n()
  const textOf = useOptionalText()
  const systemReason = useSystemReason()

  function fieldText({ code, path }: DraftIssue): string | null {
    const field = path.map(String).findLast((step) => step in MALFORMED) as keyof typeof MALFORMED | undefined
    const problem = field !== undefined && FORM_CODES.has(code) ? MALFORMED[field] : undefined
    return problem === undefined ? null : t(`problem.${problem}`)
  }

  function issueText(issue: DraftIssue): string {
    switch (issue.code) {
      case 'invalid_type':
        return t('draftJson.mustBe', { type: textOf(`draftJson.type.${issue.expected}`) ?? issue.expected })
      case 'too_small':
        return t('draftJson.atLeast', { least: String(issue.minimum) })
      case 'too_big':
        return t('draftJson.atMost', { most: String(issue.maximum) })
      case 'unrecognized_keys':
        return t('draftJson.unknownKey')
      case 'custom':
      case 'invalid_element':
      case 'invalid_format':
      case 'invalid_key':
      case 'invalid_union':
      case 'invalid_value':
      case 'not_multiple_of':
        return issue.message
      default:
        return issue satisfies never
    }
  }

  return computed(() => ({
    noJson: (told) => systemReason(told) ?? t('draftJson.noJson'),
    noObject: t('draftJson.noObject'),
    hiddenElsewhere: t('draftJson.hiddenElsewhere'),
    errors: (locale.value === 'zh-CN' ? zhCN() : en()).localeError,
    issue: (issue) => fieldText(issue) ?? issueText(issue),
  }))
}
