import { describe, expect, it } from 'vitest'
import { SystemClock } from '../../src-shared/time'
import { findVendorSdk, VendorBrowser, VendorSdkMissingError } from '.'

describe('the installed vendor SDK', () => {
  it('is found with its version', () => {
    expect(findVendorSdk()?.version).toBe('10.8.1')
  })

  it('is null where the package cannot be resolved', () => {
    const resolve = Object.assign(
      () => {
        throw new Error('Cannot find module')
      },
      { paths: () => null },
    )
    expect(findVendorSdk(resolve)).toBeNull()
  })

  it('is refused with what to do when it is needed and missing', () => {
    const open = () => new VendorBrowser({ clock: new SystemClock(), tls: false }, null)
    expect(open).toThrow(VendorSdkMissingError)
    expect(open).toThrow(/Install the package nim-web-sdk-ng/)
  })
})
