import { useI18n } from 'vue-i18n'
import type { JsonValue } from '../../src-shared/console'
import { authTypeKey } from '../format/instance-name'
import { useOptionalText } from './use-optional-text'

type Wording = (value: JsonValue) => string | null

/** Details of an event of the embedded cloud that have words of their own. */
export interface CloudFactTexts {
  /** What a check of a login asks for; its name where there is no text for it. */
  readonly checkText: (name: string) => string
  /** What was found by a check that failed; its name where there is no text for it. */
  readonly failedCheckText: (name: string) => string
  /** A detail in words, an empty text where it tells nothing; null where only its name and value can be shown. */
  readonly factText: (name: string, value: JsonValue) => string | null
}

/** Says in the language of the window what the embedded cloud tells of its events besides a reason. */
export function useCloudFacts(): CloudFactTexts {
  const { t } = useI18n()
  const textOf = useOptionalText()
  const checkText = (name: string): string => textOf(`cloudCheck.${name}`) ?? name
  const failedCheckText = (name: string): string => textOf(`failedCloudCheck.${name}`) ?? name

  /** Words for a value that is the last part of a key. */
  function chosenFrom(prefix: string): Wording {
    return (value) => (isPart(value) ? textOf(`${prefix}.${value}`) : null)
  }

  /** Words around the name that a value has elsewhere in the window. */
  function named(key: string, nameOf: Wording): Wording {
    return (value) => {
      const name = nameOf(value)
      return name === null ? null : t(key, { name })
    }
  }

  const wordings: Readonly<Record<string, Wording>> = {
    admin: (address) => (isPart(address) ? t('cloudFact.admin', { address }) : null),
    authType: (value) => (typeof value === 'number' ? t(authTypeKey(value)) : null),
    belongsTo: chosenFrom('cloudFact.belongsTo'),
    by: named('cloudFact.kickedBy', (by) =>
      isPart(by) ? (textOf(`cloudFact.by.${by}`) ?? String(by)) : null,
    ),
    cause: chosenFrom('cloudFact.cause'),
    // Only a refusal names its check apart from how it went.
    check: named('cloudFact.check', (name) => (typeof name === 'string' ? failedCheckText(name) : null)),
    closeCode: (code) => (isPart(code) ? t('cloudFact.closeCode', { code }) : null),
    event: chosenFrom('cloud.deliveries.event'),
    fault: () => '',
    inOutNotification: (value) => (value === 'off' ? t('cloudFact.silent') : null),
    link: (address) => (isPart(address) ? t('cloudFact.link', { address }) : null),
    name: named('cloudFact.fault', chosenFrom('cloud.faults.name')),
    reason: (value) => chosenFrom('kickedReason')(value) ?? chosenFrom('cloudFact.left')(value),
    reconnect: (value) => t(value === true ? 'cloudFact.reconnect' : 'cloudFact.firstLogin'),
    stage: named('cloudFact.stage', chosenFrom('cloud.faults.stage')),
    tls: (value) => (value === true ? 'TLS' : ''),
    transport: (value) => {
      const transport = chosenFrom('transport')(value)
      return transport === null ? null : t('cloudFact.wire', { transport })
    },
    version: () => '',
  }

  return { checkText, failedCheckText, factText: (name, value) => wordings[name]?.(value) ?? null }
}

function isPart(value: JsonValue): value is string | number {
  return typeof value === 'string' || typeof value === 'number'
}
