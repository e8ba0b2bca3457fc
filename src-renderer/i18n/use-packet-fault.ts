import { useI18n } from 'vue-i18n'
import { PROTOCOL_ERROR_REASONS } from '../../src-shared/protocol'
import { inOneLine } from '../format/payload-fields'
import { useOptionalText } from './use-optional-text'

/** What was wrong with a frame, as a `ProtocolError` or its record tells it. */
export interface PacketFault {
  readonly reason: string
  readonly field: string | null
  /** In bytes, or in characters of a text; null where it is not known. */
  readonly offset: number | null
}

/** What was wrong with a frame and where, in the language of the window; null where there is no text for it. */
export function usePacketFault(): (fault: PacketFault) => string | null {
  const { t } = useI18n()
  const textOf = useOptionalText()

  return ({ reason, field, offset }) => {
    const text = isKnown(reason) ? textOf(`packet.fault.${reason}`) : null
    if (text === null) return null
    const place = [
      field === null ? '' : t('packet.faultIn', { field }),
      offset === null ? '' : t('packet.faultAt', { offset }),
    ]
    return inOneLine([text, ...place])
  }
}

function isKnown(reason: string): boolean {
  return (PROTOCOL_ERROR_REASONS as readonly string[]).includes(reason)
}
