import { useI18n } from 'vue-i18n'
import { readCloudReason } from '../../src-shared/console'
import { useOptionalText } from './use-optional-text'
import { usePacketFault } from './use-packet-fault'
import { useSystemReason } from './use-system-reason'

/** Why the embedded cloud did something, in the language of the window; as it is where there is no text for it. */
export function useCloudReason(): (sentence: string) => string {
  const { t } = useI18n()
  const textOf = useOptionalText()
  const faultText = usePacketFault()
  const systemText = useSystemReason()

  /** What a sentence names may itself have a text: what went wrong on the way, and the stage of a login. */
  function namedText([name, value]: [string, string]): [string, string] {
    if (name === 'problem') return [name, reasonText(value)]
    return [name, (name === 'stage' ? textOf(`cloud.faults.stage.${value}`) : null) ?? value]
  }

  function reasonText(sentence: string): string {
    const reason = readCloudReason(sentence)
    // A frame is rejected with the word for what was wrong with it.
    if (reason === null)
      return faultText({ reason: sentence, field: null, offset: null }) ?? systemText(sentence) ?? sentence
    return t(`cloudReason.${reason.key}`, Object.fromEntries(Object.entries(reason.named).map(namedText)))
  }

  return reasonText
}
