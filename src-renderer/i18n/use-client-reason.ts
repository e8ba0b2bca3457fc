import { useI18n } from 'vue-i18n'
import { readClientReason } from '../../src-shared/console/client-reason'
import { readPacketReason } from '../../src-shared/console/packet-reason'
import { useCloudReason } from './use-cloud-reason'
import { useOptionalText } from './use-optional-text'
import { usePacketFault } from './use-packet-fault'

/**
 * Why a call, a login or a provider of a client failed, in the language of the window. What a client passes on is the cloud's
 * word or the system's; a sentence that nobody has words for stays as it is.
 */
export function useClientReason(): (sentence: string) => string {
  const { t } = useI18n()
  const textOf = useOptionalText()
  const cloudReason = useCloudReason()
  const faultText = usePacketFault()

  function packetText(sentence: string): string | null {
    const packet = readPacketReason(sentence)
    if (packet === null || packet.reason === null) return null
    const { reason, field, offset } = packet
    return faultText({ reason, field, offset })
  }

  /** What a sentence names may itself have a text: what went wrong on the way, and the type of an answer. */
  function namedText([name, value]: [string, string]): [string, string] {
    if (name === 'problem') return [name, reasonText(value)]
    return [name, (name === 'type' ? textOf(`answerType.${value}`) : null) ?? value]
  }

  function reasonText(sentence: string): string {
    const reason = readClientReason(sentence)
    if (reason === null) return packetText(sentence) ?? cloudReason(sentence)
    return t(`clientReason.${reason.key}`, Object.fromEntries(Object.entries(reason.named).map(namedText)))
  }

  return reasonText
}
