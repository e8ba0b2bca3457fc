import { useI18n } from 'vue-i18n'
import type { EventRow, JsonObject, JsonValue } from '../../src-shared/console'
import { payloadLine } from '../format/event-text'
import { LOGIN_CHECK_FIELDS, readLoginCheck, type LoginCheck } from '../format/login-check'
import { inOneLine } from '../format/payload-fields'
import { useCloudFacts } from '../i18n/use-cloud-facts'
import { useCloudReason } from '../i18n/use-cloud-reason'

/** Whom an event of the cloud is about stands in the column of the instance; the inspector has the rest. */
const SUBJECT_FIELDS = ['appkey', 'roomId', 'accountId', 'connectionId']

/** What the embedded cloud tells of one of its events: how a check went, why, and what else, in the language of the window. */
export function useCloudNote(): (row: Pick<EventRow, 'name' | 'payload'>) => string {
  const { t } = useI18n()
  const reasonText = useCloudReason()
  const { checkText, failedCheckText, factText } = useCloudFacts()

  function factNote([name, value]: [string, JsonValue]): string {
    return factText(name, value) ?? payloadLine({ [name]: value })
  }

  /** The reason as a sentence; an empty text where a word or a number tells it, as one of the facts. */
  function why({ reason }: JsonObject): string {
    return typeof reason === 'string' && factText('reason', reason) === null ? reasonText(reason) : ''
  }

  function checkNote({ name, outcome }: LoginCheck): string {
    return outcome === 'failed'
      ? t('cloud.activity.failedCheck', { check: failedCheckText(name) })
      : t('cloud.activity.checked', { check: checkText(name), outcome: t(`cloud.activity.check.${outcome}`) })
  }

  return ({ name, payload }) => {
    const check = readLoginCheck(name, payload)
    const reason = why(payload)
    const told = [
      ...SUBJECT_FIELDS,
      ...(check === null ? [] : LOGIN_CHECK_FIELDS),
      ...(reason === '' ? [] : ['reason']),
    ]
    const facts = Object.entries(payload).filter(([field, value]) => value !== null && !told.includes(field))
    return inOneLine([check === null ? '' : checkNote(check), reason, ...facts.map(factNote)])
  }
}
