import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import vm from 'node:vm'
import ts from 'typescript'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeDynamicToken } from '../../src-shared/chatroom'
import { defaultEnterDraft, type EnterDraft } from '../../src-shared/console'
import { DEFAULT_SDK_CODE_OPTIONS, generateSdkCode } from '../../src-shared/sdk-code'
import type { VendorBrowser, VendorClient, VendorEnterResult } from '../vendor-sdk'
import { SAMPLE_PASSWORD } from './sample-third-party'
import { APP_SECRET, APPKEY } from './testing/test-cloud'
import { VendorLab } from './testing/vendor-lab'

/** The class that the generated module exports. */
interface GeneratedLogin {
  enter(): Promise<VendorEnterResult>
  exit(): void
  destroy(): void
}

/** What the generated code asks of the vendor's IM SDK, which needs an IM cloud and is stood in for. */
interface ImLogin {
  readonly V2NIMLoginService: {
    getChatroomLinkAddress(roomId: string, isMiniApp: boolean): Promise<string[]>
  }
}

interface Question {
  readonly roomId: string
  readonly accountId?: string
  readonly appkey?: string
}

describe('the generated code for the Web, run with the vendor SDK', () => {
  let lab: VendorLab
  let appServer: Server
  let appServerUrl: string
  const questions: string[] = []

  beforeAll(async () => {
    lab = await VendorLab.start(true)
    appServer = createServer((request, response) => {
      void readText(request).then((body) => {
        const what = request.url?.slice(1) ?? ''
        questions.push(`${what} ${body}`)
        response.end(answer(what, JSON.parse(body) as Question))
      })
    })
    await new Promise<void>((resolve) => appServer.listen(0, '127.0.0.1', resolve))
    appServerUrl = `http://127.0.0.1:${(appServer.address() as AddressInfo).port}`
  })
  afterEach(() => {
    lab.closeBrowsers()
    questions.splice(0)
  })
  afterAll(async () => {
    await lab.stop()
    await new Promise((resolve) => appServer.close(resolve))
  })

  function answer(what: string, { appkey = '', accountId = '' }: Question): string {
    if (what === 'link-addresses') return JSON.stringify([lab.test.link])
    if (what === 'login-extension') return SAMPLE_PASSWORD
    const now = { curTimeMs: lab.clock.wallMs(), ttlSeconds: 600 }
    return makeDynamicToken({ appkey, appSecret: APP_SECRET, accountId, ...now })
  }

  /** The generated class over a browser of the lab; with an IM login where one is given. */
  function load(own: Partial<EnterDraft>, im?: ImLogin): { login: GeneratedLogin; said: unknown[][] } {
    const draft = defaultEnterDraft({ appkey: APPKEY, roomId: '36', accountId: 'alice', ...own })
    const options = { ...DEFAULT_SDK_CODE_OPTIONS, appServerUrl, imLoggedIn: im !== undefined }
    const { text } = generateSdkCode(draft, 'web', options)
    const module = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true }
    const source = ts.transpileModule(withRealToken(text), { compilerOptions: module }).outputText
    const { browser } = lab.open()
    const said: unknown[][] = []
    const exports = {} as { ChatroomLogin: new (im?: ImLogin) => GeneratedLogin }
    const note = (...words: unknown[]) => void said.push(words)
    const evaluate = vm.runInThisContext(`(function (require, exports, console) {${source}\n})`) as (
      ...values: unknown[]
    ) => void
    evaluate(() => sdkOver(browser), exports, { info: note, error: note })
    return { login: new exports.ChatroomLogin(im), said }
  }

  it('enters, exits and is destroyed with a static token', async () => {
    const { login, said } = load({ roomNick: "Al's" })
    const { selfMember } = await login.enter()
    expect(selfMember).toMatchObject({ accountId: 'alice', roomNick: "Al's" })
    expect(questions).toEqual(['link-addresses {"roomId":"36","accountId":"alice","clientType":1}'])
    expect(said.map(([what]) => what)).toContain('entered')
    login.exit()
    await expect.poll(() => said.map(([what]) => what)).toContain('exited')
    login.destroy()
  })

  it('enters with a dynamic token from the app server', async () => {
    const { selfMember } = await load({ authType: 1 }).login.enter()
    expect(selfMember).toMatchObject({ accountId: 'alice' })
    expect(questions).toContain(`token {"appkey":"${APPKEY}","roomId":"36","accountId":"alice"}`)
  })

  it.each([
    {
      what: 'an extension alone',
      thirdPartyTokenProvider: null,
      asked: ['link-addresses', 'login-extension'],
    },
    {
      what: 'an extension and a token',
      thirdPartyTokenProvider: { kind: 'fixed', value: 'x' } as const,
      asked: ['link-addresses', 'token', 'login-extension'],
    },
  ])('enters through the third-party callback with $what', async ({ thirdPartyTokenProvider, asked }) => {
    const { selfMember } = await load({ authType: 2, thirdPartyTokenProvider }).login.enter()
    expect(selfMember).toMatchObject({ accountId: 'alice' })
    expect(questions.map((question) => question.split(' ')[0])).toEqual(asked)
  })

  it('enters anonymously, without account and token', async () => {
    const { selfMember } = await load({ anonymousMode: true, accountId: '' }).login.enter()
    expect(String(selfMember['accountId'])).toMatch(/^nimanon_/)
    const asked = { roomId: '36', accountId: selfMember['accountId'], clientType: 1 }
    expect(questions).toEqual([`link-addresses ${JSON.stringify(asked)}`])
  })

  it('enters over fixed addresses without asking anybody', async () => {
    const addresses = [lab.test.link]
    await load({ linkProvider: { kind: 'fixed', addresses, tls: false } }).login.enter()
    expect(questions).toEqual([])
  })

  it('enters over the addresses that IM gives, without asking anybody else (S64, S65, S103)', async () => {
    const dead = '127.0.0.1:9'
    const asked: unknown[][] = []
    const getChatroomLinkAddress = (...values: unknown[]) => {
      asked.push(values)
      return Promise.resolve([dead, lab.test.link])
    }
    const { login, said } = load({}, { V2NIMLoginService: { getChatroomLinkAddress } })
    lab.contacted.splice(0)
    expect((await login.enter()).selfMember).toMatchObject({ accountId: 'alice' })
    expect(asked).toEqual([['36', false]])
    expect(questions).toEqual([])
    expect(lab.contacted.map((url) => new URL(url).host)).toEqual([dead, lab.test.link])
    expect(said.map(([what]) => what)).toContain('entered')
  })

  it('connects nowhere while IM gives no address (S65, S103)', async () => {
    const getChatroomLinkAddress = () => Promise.reject(new Error('IM is not logged in'))
    const { login } = load({}, { V2NIMLoginService: { getChatroomLinkAddress } })
    lab.contacted.splice(0)
    await expect(login.enter()).rejects.toThrow('IM is not logged in')
    expect(lab.contacted).toEqual([])
  })

  it('says the code when it is refused', async () => {
    const { login, said } = load({ roomId: '38' })
    await expect(login.enter()).rejects.toMatchObject({ code: 113406 })
    expect(said.at(-1)).toEqual(['enter failed', 113406])
  })
})

/** The placeholder is where a person types the token. */
function withRealToken(text: string): string {
  return text.replace('<static token of alice>', 'token-alice')
}

/** What the import of the SDK gives the generated code: the published class, in a browser that reaches this machine only. */
function sdkOver(browser: VendorBrowser): object {
  const clients = new Map<number, VendorClient>()
  return {
    default: {
      newInstance({ appkey, binaryWebsocket = true }: { appkey: string; binaryWebsocket?: boolean }) {
        const client = browser.newClient({ appkey, binary: binaryWebsocket })
        clients.set(client.getInstanceId(), client)
        return client
      },
      getInstance: (instanceId: number) => clients.get(instanceId),
      destroyInstance(instanceId: number) {
        const client = clients.get(instanceId)
        if (client === undefined) throw new Error(`there is no instance ${instanceId}`)
        clients.delete(instanceId)
        void browser.destroyClient(client)
      },
    },
    __esModule: true,
  }
}
