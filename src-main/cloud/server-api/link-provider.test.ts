import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ServerApiDraft } from '../../../src-shared/console/provider-draft'
import { serverApi } from '../../provider-kinds/server-api'
import { LinkClient } from '../testing/link-client'
import { APP_SECRET, APPKEY, TestCloud } from '../testing/test-cloud'

let test: TestCloud
beforeEach(async () => {
  test = await TestCloud.start()
})
afterEach(() => test.stop())

/** Asks as the console's link provider of the kind `serverApi` does. */
function askLinks(version: ServerApiDraft['version'], roomId: string): Promise<unknown> {
  const run = serverApi({
    draft: {
      kind: 'serverApi',
      version,
      baseUrl: version === 'v2' ? test.admin : `${test.admin}/nimserver`,
      clientType: 1,
      timeoutMs: 5_000,
      tls: false,
    },
    appSecret: APP_SECRET,
    clock: test.clock,
    makeNonce: () => 'nonce',
  })
  const context = { appkey: APPKEY, roomId, accountId: 'alice' }
  return run({ context, note: () => undefined, signal: new AbortController().signal })
}

describe.each(['v2', 'v1'] as const)('the link provider of the console with %s', (version) => {
  it('gets an address at which the room can be entered (S70, S104)', async () => {
    const links = (await askLinks(version, '36')) as string[]
    expect(links).toEqual([test.link])
    const client = await LinkClient.connect(links[0] ?? '')
    expect(await client.login(test.loginOf('alice'))).toMatchObject({ code: 200 })
    client.drop()
  })

  it.each(['38', '99'])('is told why there is none for room %s', async (roomId) => {
    const reason = roomId === '38' ? 'chatroom closed' : 'chatroom not exist'
    await expect(askLinks(version, roomId)).rejects.toThrow(reason)
  })
})
