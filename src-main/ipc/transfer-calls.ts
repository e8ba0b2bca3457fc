import type { TransferService } from '../../src-shared/console'
import type { TransferDesk } from './transfer-desk'

/** The part of the console service through which recordings leave and come back. */
export function createTransferCalls(transfers: TransferDesk): TransferService {
  return {
    exportSessions: (input) => transfers.exportSessions(input),
    sendTraces: (input) => transfers.sendTraces(input),
    importFile: () => transfers.importFile(),
    beginDroppedFile: (input) => transfers.beginDroppedFile(input),
    appendDroppedFile: (input) => transfers.appendDroppedFile(input),
    importDroppedFile: () => transfers.importDroppedFile(),
    cancelTransfer: () => transfers.cancelTransfer(),
    showExportedFile: () => transfers.showExportedFile(),
  }
}
