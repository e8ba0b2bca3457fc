import { z } from 'zod'
import { sessionIdInput, type InputsOf } from './input-parts'
import { DROPPED_PART_BYTES, FILE_FORMATS, type TransferService } from './transfer-service'

const DROPPED_PART_CHARACTERS = Math.ceil(DROPPED_PART_BYTES / 3) * 4
const sessionIds = z.array(sessionIdInput).min(1).max(1000)

export const transferInputs: InputsOf<TransferService> = {
  exportSessions: z
    .strictObject({ sessionIds, format: z.enum(FILE_FORMATS) })
    .refine(
      ({ sessionIds, format }) => sessionIds.length === 1 || (format !== 'ticket' && format !== 'mermaid'),
      {
        path: ['sessionIds'],
        message: 'this format holds one session',
      },
    ),
  sendTraces: z.strictObject({
    sessionIds,
    endpoint: z.string().min(1).max(2048),
    headers: z.record(z.string().min(1).max(256), z.string().max(8192)),
  }),
  importFile: z.undefined(),
  beginDroppedFile: z.strictObject({ sizeBytes: z.number().int().nonnegative() }),
  appendDroppedFile: z.strictObject({ base64: z.base64().max(DROPPED_PART_CHARACTERS) }),
  importDroppedFile: z.undefined(),
  cancelTransfer: z.undefined(),
  showExportedFile: z.undefined(),
}
