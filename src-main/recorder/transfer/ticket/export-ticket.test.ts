import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ConsoleRecord } from '../../../../src-shared/console'
import { encodeRequest, toProperty } from '../../../../src-shared/protocol'
import { SystemClock } from '../../../../src-shared/time'
import { sampleInstance, sampleLogin, sampleRecord } from '../../testing/sample-records'
import { readZip } from '../../testing/read-zip'
import { sessionItems, TransferBench } from '../testing/transfer-bench'
import type { TransferObserver } from '../transfer-monitor'
import { exportTicket } from './export-ticket'
import type { TicketFinding } from './ticket-facts'

const unobserved: TransferObserver = { isCancelled: () => false, report: () => undefined }
const versions = { Roomscope: '1.2.3', Electron: '45.0.0' }
const finding: TicketFinding = {
  ruleId: 'exitedNotTold',
  rule: 'A client that had entered tells onChatroomExited.',
  ordinal: 4,
  instanceId: 1,
  expected: 'onChatroomExited',
  actual: 'nothing',
}

const loginFrame = encodeRequest('binary', {
  command: 'v2ChatroomLogin',
  ser: 1,
  fields: {
    type: 1,
    chatroomLogin: toProperty('chatroomLogin', {
      appkey: 'app-1',
      deviceId: 'device-1',
      clientSession: 'client-session-1',
    }),
    chatroomIMLogin: toProperty('chatroomIMLogin', { sdkVersion: 100_801, sdkHumanVersion: '10.8.1' }),
  },
})

const failedLogin: ConsoleRecord[] = [
  ...sampleLogin(1, 1, 1_000_000).slice(0, 3),
  sampleRecord({
    kind: 'attempt',
    name: 'stageStarted',
    to: 'connect',
    attemptId: 1,
    atNs: 3_000_000,
    payload: { address: 'link.example:443', transport: 'binary', tls: true },
  }),
  sampleRecord({ kind: 'attempt', name: 'stageStarted', to: 'auth', attemptId: 1, atNs: 5_000_000 }),
  sampleRecord({
    kind: 'frame',
    name: 'v2ChatroomLogin',
    attemptId: 1,
    atNs: 5_000_001,
    frame: {
      direction: 'out',
      transport: 'binary',
      data: loginFrame,
      sizeBytes: loginFrame.byteLength,
      redacted: true,
    },
  }),
  sampleRecord({
    kind: 'attempt',
    name: 'attemptEnded',
    attemptId: 1,
    atNs: 9_000_000,
    from: 'auth',
    to: 'refused',
    code: 102302,
    payload: { reason: 'token | is <wrong>' },
  }),
  sampleRecord({
    kind: 'callback',
    name: 'onChatroomKicked',
    atNs: 9_500_000,
    payload: { kickedReason: 2, serverExtension: 'out with you' },
  }),
]

async function pack(bench: TransferBench, records = failedLogin, observer = unobserved) {
  const sessionId = bench.source.recordSession(records, [sampleInstance(1)])
  const outputFile = join(bench.folder, 'ticket.zip')
  const { databaseFile } = bench.source
  const request = { databaseFile, sessionId, outputFile, findings: [finding], versions }
  const result = await exportTicket(request, observer, new SystemClock())
  return { sessionId, outputFile, result, files: await readZip(readFileSync(outputFile)) }
}

describe('a ticket', () => {
  it('holds what support asks for, in one file', async () => {
    const bench = new TransferBench()
    const { files, result, outputFile } = await pack(bench)
    expect(Object.keys(files).toSorted()).toEqual([
      'findings.json',
      'identifiers.json',
      'recording.roomscope',
      'summary.md',
      'summary.zh-CN.md',
      'versions.json',
      'viewer.html',
    ])
    expect(result).toEqual({
      outputFile,
      eventCount: failedLogin.length,
      sizeBytes: readFileSync(outputFile).byteLength,
    })
    expect(JSON.parse(String(files['versions.json']))).toEqual(versions)
    expect(JSON.parse(String(files['findings.json']))).toEqual([finding])
    expect(readdirSync(bench.folder)).toEqual(['ticket.zip'])
  })

  it('holds the recording, which can be imported', async () => {
    const bench = new TransferBench()
    const { sessionId, files } = await pack(bench)
    const file = join(bench.folder, 'recording.roomscope')
    writeFileSync(file, files['recording.roomscope'] ?? '')
    const { sessions } = bench.import(file)
    const imported = sessionItems(bench.target, sessions[0]?.sessionId ?? 0)
    expect(imported.filter(({ type }) => type === 'event')).toEqual(
      sessionItems(bench.source, sessionId).filter(({ type }) => type === 'event'),
    )
  })

  it('names clients as they named themselves on the wire', async () => {
    const { files } = await pack(new TransferBench())
    expect(JSON.parse(String(files['identifiers.json']))).toMatchObject({
      instances: [
        {
          instanceId: 1,
          accountId: 'account-1',
          roomId: '3001',
          clientType: 'WEB (16)',
          authType: 'DEFAULT (0)',
          appkey: 'app-1',
          deviceId: 'device-1',
          clientSession: 'client-session-1',
          sdkVersion: 100_801,
          sdkHumanVersion: '10.8.1',
          userAgent: null,
          linkAddresses: ['link.example:443'],
        },
      ],
    })
  })

  it('says in both languages what failed in which phase, with its code and times', async () => {
    const { files } = await pack(new TransferBench())
    const failure = (phase: string, outcome: string, stages: string) =>
      `| 2023-11-14T22:13:20.009Z | 1 | account-1 | ${phase} | ${outcome} | 102302 INVALID\\_TOKEN | ` +
      `token \\| is &lt;wrong> | 8.0 ms | ${stages} |`
    expect(String(files['summary.md'])).toContain(
      failure('authentication', 'refused', 'link address 2.0 ms, connect 2.0 ms, authentication 4.0 ms'),
    )
    expect(String(files['summary.zh-CN.md'])).toContain(
      failure('登录鉴权', '被拒绝', '获取 Link 地址 2.0 ms, 建立连接 2.0 ms, 登录鉴权 4.0 ms'),
    )
    expect(String(files['summary.md'])).toContain('2 BY\\_MANAGER | out with you |')
  })

  it('says of a login that the client refused itself that nothing was sent', async () => {
    const refused = sampleRecord({
      kind: 'error',
      name: 'enter',
      code: 191004,
      payload: { reason: 'no room' },
    })
    const { files } = await pack(new TransferBench(), [refused])
    expect(String(files['summary.md'])).toContain('| before anything was sent | failed | 191004')
    expect(String(files['summary.zh-CN.md'])).toContain('| 尚未发出任何数据 | 失败 | 191004')
    expect(String(files['viewer.html'])).toContain('"stage":"local","outcome":"failed","code":191004')
  })

  it('says so where nothing failed', async () => {
    const { files } = await pack(new TransferBench(), [sampleRecord()])
    expect(String(files['summary.md'])).toContain('No login failed.')
    expect(String(files['summary.zh-CN.md'])).toContain('没有失败的登录。')
  })

  it('leaves nothing behind when it is cancelled, and keeps what stood there', async () => {
    const bench = new TransferBench()
    writeFileSync(join(bench.folder, 'ticket.zip'), 'older')
    let reports = 0
    const observer = { isCancelled: () => reports === 1, report: () => void reports++ }
    await expect(pack(bench, failedLogin, observer)).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(bench.folder)).toEqual(['ticket.zip'])
    expect(readFileSync(join(bench.folder, 'ticket.zip'), 'utf8')).toBe('older')
  })

  it('says which folder cannot be written', async () => {
    const bench = new TransferBench()
    const sessionId = bench.source.recordSession(failedLogin)
    const outputFile = join(bench.folder, 'missing', 'ticket.zip')
    const request = { databaseFile: bench.source.databaseFile, sessionId, outputFile, findings: [], versions }
    await expect(exportTicket(request, unobserved, new SystemClock())).rejects.toMatchObject({
      code: 'cannotWrite',
    })
    await expect(
      exportTicket({ ...request, sessionId: 99 }, unobserved, new SystemClock()),
    ).rejects.toMatchObject({ code: 'unknownSession' })
  })
})
