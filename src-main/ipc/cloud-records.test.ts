import { describe, expect, it } from 'vitest'
import type { CloudEvent } from '../../src-shared/console'
import { toCloudRecord } from './cloud-records'

const event: CloudEvent = {
  atNs: 7,
  name: 'loginRefused',
  appkey: 'demo-app',
  roomId: '36',
  accountId: 'alice',
  deviceId: 'device-of-alice',
  connectionId: 3,
  code: 102302,
  detail: { check: 'token' },
}
const owner = ({ deviceId }: CloudEvent) => (deviceId === 'device-of-alice' ? 5 : null)

describe('cloud events as records', () => {
  it('belong to the instance whose device they name', () => {
    expect(toCloudRecord(event, owner)).toMatchObject({
      instanceId: 5,
      kind: 'cloud',
      name: 'loginRefused',
      code: 102302,
      payload: { check: 'token', accountId: 'alice', roomId: '36', connectionId: 3 },
    })
  })

  it('belong to no instance when the device is a stranger or none is named', () => {
    expect(toCloudRecord({ ...event, deviceId: 'somebody else' }, owner).instanceId).toBeNull()
    expect(toCloudRecord({ ...event, deviceId: null }, owner).instanceId).toBeNull()
  })
})
