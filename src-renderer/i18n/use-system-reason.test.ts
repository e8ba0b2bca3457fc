// @vitest-environment happy-dom
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTcpServer, type AddressInfo } from 'node:net'
import { readFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { SYSTEM_CODES, SYSTEM_PHRASES } from '../../src-shared/console/system-reason'
import { runInLanguage } from '../testing/run-in-language'
import { systemReasonsEn } from './system-reasons-en'
import { useSystemReason } from './use-system-reason'

const inChinese = runInLanguage('zh-CN', useSystemReason)
const inEnglish = runInLanguage('en', useSystemReason)
const SENTENCES: readonly (readonly [sentence: string, chinese: string])[] = [
  ['getaddrinfo ENOTFOUND nowhere.invalid', '找不到该主机（ENOTFOUND，nowhere.invalid）'],
  ['connect ETIMEDOUT 192.0.2.1:443', '连接超时（ETIMEDOUT，192.0.2.1:443）'],
  ['read ECONNRESET', '连接被对端中断（ECONNRESET）'],
  ['socket hang up', '连接被对端中断（ECONNRESET）'],
  ['ENOSPC: no space left on device, write', '磁盘已满（ENOSPC）'],
  ["EACCES: permission denied, open '/a b/c.yaml'", '没有权限（EACCES，/a b/c.yaml）'],
  ['listen EACCES: permission denied 0.0.0.0:80', '没有权限（EACCES，0.0.0.0:80）'],
  ["EXDEV: cross-device link not permitted, rename 'a' -> 'b'", ''],
  ['certificate has expired', '证书已过期（CERT_HAS_EXPIRED）'],
  ['self signed certificate', '证书为自签名（DEPTH_ZERO_SELF_SIGNED_CERT）'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', '证书为自签名（DEPTH_ZERO_SELF_SIGNED_CERT）'],
  [
    "Hostname/IP does not match certificate's altnames: Host: a. is not in the cert's altnames: DNS:b",
    '证书属于其他主机（ERR_TLS_CERT_ALTNAME_INVALID）',
  ],
  [
    'write EPROTO 80DC:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl3_record.c:350:\n',
    '对端没有按预期使用 TLS（EPROTO）',
  ],
  [
    'Client network socket disconnected before secure TLS connection was established',
    '建立 TLS 之前连接已断开',
  ],
  ['Something else', ''],
  ['Everything is fine: 3', ''],
]

async function listening<T extends Server | ReturnType<typeof createTcpServer>>(server: T): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** What `ws` says when it cannot connect. */
function failureOf(url: string): Promise<string> {
  return new Promise((resolve) => {
    new WebSocket(url).on('error', ({ message }) => resolve(message))
  })
}

async function answeredBy(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  const port = await listening(server)
  try {
    return await failureOf(`ws://127.0.0.1:${port}`)
  } finally {
    server.close()
  }
}

function jsonFailure(text: string): string {
  try {
    JSON.parse(text)
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('what the system says', () => {
  it('has a text for each code and each phrase', () => {
    const { code, phrase } = systemReasonsEn.systemReason
    expect(Object.keys(code).sort()).toEqual([...SYSTEM_CODES].sort())
    expect(Object.keys(phrase).sort()).toEqual([...SYSTEM_PHRASES].sort())
  })

  it.each(SENTENCES)('is said in words with its code, or left alone: %s', (sentence, chinese) => {
    expect(inChinese(sentence) ?? '').toBe(chinese)
  })

  it('is understood as Node says it of a connection that is refused', async () => {
    const server = createTcpServer()
    const port = await listening(server)
    await new Promise((resolve) => server.close(resolve))
    const said = await failureOf(`ws://127.0.0.1:${port}`)
    expect(inChinese(said)).toBe(`连接被拒绝（ECONNREFUSED，127.0.0.1:${port}）`)
    expect(inEnglish(said)).toBe(`connection refused (ECONNREFUSED, 127.0.0.1:${port})`)
  })

  it('is understood as Node says it of an address that is taken', async () => {
    const server = createTcpServer()
    const port = await listening(server)
    const second = createTcpServer()
    const said = await new Promise<string>((resolve) =>
      second.on('error', ({ message }) => resolve(message)).listen(port, '127.0.0.1'),
    )
    server.close()
    expect(inChinese(said)).toBe(`地址已被其他程序占用（EADDRINUSE，127.0.0.1:${port}）`)
  })

  it('is understood as Node says it of a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'roomscope-words-'))
    try {
      const missing = join(folder, 'not here.yaml')
      await expect(readFile(missing).catch((error: Error) => inChinese(error.message))).resolves.toBe(
        `文件或文件夹不存在（ENOENT，${missing}）`,
      )
      await expect(writeFile(folder, '').catch((error: Error) => inChinese(error.message))).resolves.toBe(
        `这是文件夹，不是文件（EISDIR，${folder}）`,
      )
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('is understood as `ws` says it of what is no chatroom server', async () => {
    const said = await answeredBy((_request, response) => response.writeHead(502).end())
    expect(inChinese(said)).toBe('WebSocket 握手的响应为 HTTP 502')
  })

  it('is understood as Node says it of what speaks no HTTP', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.end('SSH-2.0\r\n\r\n')))
    const port = await listening(server)
    expect(inChinese(await failureOf(`ws://127.0.0.1:${port}`))).toBe(
      '对端没有使用 HTTP（HPE_INVALID_CONSTANT）',
    )
    expect(inChinese(await failureOf(`wss://127.0.0.1:${port}`))).toBe('对端没有按预期使用 TLS（EPROTO）')
    server.close()
  })

  it('is understood as Node says it of a connection that breaks off', async () => {
    const server = createTcpServer((socket) => socket.once('data', () => socket.destroy()))
    const port = await listening(server)
    expect(inChinese(await failureOf(`ws://127.0.0.1:${port}`))).toContain('ECONNRESET')
    expect(inChinese(await failureOf(`wss://127.0.0.1:${port}`))).toBe('建立 TLS 之前连接已断开')
    server.close()
  })

  it.each(['{"a":', '[1,]', 'x', '"a', '-', '1 2', '{"a" 1}', '{a}', '["a" "b"]', '"\n"', '"\\q"'])(
    'is understood as the engine says it of JSON: %s',
    (text) => {
      expect(jsonFailure(text)).not.toBe('')
      expect(inChinese(jsonFailure(text)), jsonFailure(text)).toMatch(/JSON/)
    },
  )
})
