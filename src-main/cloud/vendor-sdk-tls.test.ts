import { afterEach, describe, expect, it } from 'vitest'
import { makeCertificate } from './certificate'
import { VENDOR_TRANSPORTS, VendorLab } from './testing/vendor-lab'

describe.each(VENDOR_TRANSPORTS)(
  'the unmodified vendor SDK, which speaks TLS only, over $transport',
  ({ binary }) => {
    let lab: VendorLab
    afterEach(() => lab.stop())

    it('enters when it trusts the certificate of the cloud', async () => {
      lab = await VendorLab.start(binary, { tls: true })
      const trustedCertificate = lab.test.cloud.certificatePem ?? ''
      const { session } = lab.open({ trustedCertificate })
      await session.enter('36', lab.staticLogin('alice'))
      expect(session.heard).toContain('entered')
      expect(lab.contacted.every((url) => /^(wss|https):\/\//.test(url))).toBe(true)
    })

    it('cannot connect when it trusts another certificate', async () => {
      lab = await VendorLab.start(binary, { tls: true })
      const { certificatePem } = await makeCertificate('127.0.0.1')
      const { session } = lab.open({ trustedCertificate: certificatePem })
      expect(await session.enterRefused('36', lab.staticLogin('alice'))).toBe(192001)
    })
  },
)
