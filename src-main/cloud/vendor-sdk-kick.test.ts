import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { APPKEY } from './testing/test-cloud'
import { VENDOR_TRANSPORTS, VendorLab } from './testing/vendor-lab'
import type { VendorSession } from './testing/vendor-session'

const KICKED_ORDER = ['status 6 192003', 'exited 192003']

describe.each(VENDOR_TRANSPORTS)(
  'kicks seen by the vendor SDK over the $transport transport',
  ({ binary }) => {
    let lab: VendorLab
    beforeAll(async () => {
      lab = await VendorLab.start(binary)
    })
    afterEach(() => lab.closeBrowsers())
    afterAll(() => lab.stop())

    it('removes a guest in the name of a manager, with the extension, and tells the others', async () => {
      const [mia, alice] = [await lab.enter('mia'), await lab.enter('alice')]
      await mia.hears('memberEnter alice')
      alice.heard.splice(0)
      await mia.client.V2NIMChatroomService['kickMember']?.('alice', 'be kind')
      await alice.hears('kicked 2')
      await mia.hears('memberExit alice')
      expect(alice.heard).toEqual([...KICKED_ORDER, 'kicked 2'])
      expect(alice.kicked).toEqual({ kickedReason: 2, serverExtension: 'be kind' })
    })

    it('removes the earlier end when the account enters on another device', async () => {
      const first = await lab.enter('alice')
      first.heard.splice(0)
      await lab.enter('alice')
      await first.hears('kicked 3')
      expect(first.heard.slice(-3)).toEqual([...KICKED_ORDER, 'kicked 3'])
    })

    it('removes the other ends of one account when it names itself, never the calling one (S176, S177, S178)', async () => {
      lab.test.cloud.operations.setMultiEndPolicy(APPKEY, 'all')
      const [first, second] = [await lab.enter('alice'), await lab.enter('alice')]
      await second.client.V2NIMChatroomService['kickMember']?.('alice')
      await first.hears('kicked 2')
      expect(first.heard.slice(-3)).toEqual([...KICKED_ORDER, 'kicked 2'])
      await expect(second.client.V2NIMChatroomService['getMemberByIds']?.(['alice'])).resolves.toMatchObject([
        { accountId: 'alice', multiEnterInfo: [{ clientType: 16 }] },
      ])
      expect(second.heard.filter((note) => /^(kicked|exited)/.test(note))).toEqual([])
      lab.test.cloud.operations.setMultiEndPolicy(APPKEY, 'single')
    })

    it('refuses a guest who kicks with 114432 and a kick of nobody with 114404', async () => {
      const [alice, mia] = [await lab.enter('alice'), await lab.enter('mia')]
      const kick = (session: VendorSession, target: string) =>
        session.client.V2NIMChatroomService['kickMember']?.(target, 'x')
      await expect(kick(alice, 'mia')).rejects.toMatchObject({ code: 114432 })
      await expect(kick(mia, 'bob')).rejects.toMatchObject({ code: 114404 })
    })

    it('throws everybody out with reason 1 when the room closes', async () => {
      const alice = await lab.enter('alice')
      lab.test.cloud.operations.setRoomValid(APPKEY, '36', false)
      await alice.hears('kicked 1')
      lab.test.cloud.operations.setRoomValid(APPKEY, '36', true)
    })
  },
)
