import { version } from '../../package.json'
import { CLIENT_CONSTANTS } from '../../src-shared/protocol'
import {
  exportSessions,
  exportTicket,
  openRecordingReader,
  sendTraces,
  type ExportFormat,
  type ExportResult,
  type RecorderWorkerFactory,
  type TransferOptions,
} from '../recorder'
import { firstFindings } from '../replay'
import type { TransferCommandDependencies } from './transfer-run'

/** Findings that a ticket brings along. */
const MAX_TICKET_FINDINGS = 500

/** What the operator asked for, by the flags. */
export type ExportOrder =
  | { readonly format: ExportFormat | 'ticket'; readonly outputFile: string }
  | { readonly format: 'otlp'; readonly endpoint: string; readonly headers: Readonly<Record<string, string>> }

export interface ExportCommandDependencies extends TransferCommandDependencies {
  readonly createReader: RecorderWorkerFactory
}

/** What came of it: for a person, and for a program. */
export interface ExportOutcome {
  readonly sentence: string
  readonly facts: Readonly<Record<string, unknown>>
}

type SessionOrder = ExportOrder & { readonly sessionId: number; readonly databaseFile: string }
type TransferControl = Pick<TransferOptions, 'signal' | 'onProgress'>

/** Carries out one export. @throws RecorderError */
export async function runExport(
  order: SessionOrder,
  dependencies: ExportCommandDependencies,
  control: TransferControl,
): Promise<ExportOutcome> {
  const options = { createWorker: dependencies.createWorker, ...control }
  const { sessionId, databaseFile, format } = order
  if (format === 'otlp') return sendAll(order, options)
  const { outputFile } = order
  const result =
    format === 'ticket'
      ? await packTicket({ sessionId, databaseFile, outputFile }, dependencies, options)
      : await exportSessions({ databaseFile, sessionIds: [sessionId], format, outputFile }, options)
  const { eventCount, sizeBytes } = result
  return {
    sentence: `Session ${sessionId} with ${eventCount} events was written to ${outputFile} (${sizeBytes} bytes).`,
    facts: { format, output: outputFile, eventCount, sizeBytes },
  }
}

async function sendAll(
  { sessionId, databaseFile, endpoint, headers }: SessionOrder & { readonly format: 'otlp' },
  options: TransferOptions,
): Promise<ExportOutcome> {
  const sent = await sendTraces({ databaseFile, sessionIds: [sessionId], endpoint, headers }, options)
  const { traceCount, spanCount, rejectedSpanCount, rejection } = sent
  const rejected =
    rejectedSpanCount === 0 && rejection === null
      ? ''
      : ` The collector rejected ${rejectedSpanCount} spans: ${rejection || 'it did not say why'}.`
  return {
    sentence: `${traceCount} logins of session ${sessionId} were sent as ${spanCount} spans.${rejected}`,
    facts: { format: 'otlp', ...sent },
  }
}

async function packTicket(
  ticket: { readonly sessionId: number; readonly databaseFile: string; readonly outputFile: string },
  { createReader }: ExportCommandDependencies,
  options: TransferOptions,
): Promise<ExportResult> {
  const recording = openRecordingReader({ databaseFile: ticket.databaseFile, workerFactory: createReader })
  try {
    const findings = await firstFindings(recording, ticket.sessionId, MAX_TICKET_FINDINGS)
    return await exportTicket({ ...ticket, findings, versions: ownVersions() }, options)
  } finally {
    await recording.close()
  }
}

function ownVersions(): Record<string, string> {
  return {
    Roomscope: version,
    Node: process.versions.node,
    System: process.platform,
    'SDK that the client speaks like': CLIENT_CONSTANTS.sdkHumanVersion,
  }
}
