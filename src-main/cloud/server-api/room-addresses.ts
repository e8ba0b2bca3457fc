import type { CloudApp } from '../cloud-app'
import type { ServerOperations } from './endpoint'

/** Link addresses for an account that wants to enter a room, which has to be there and open. */
export function roomAddresses(
  { rooms, linkAddresses }: ServerOperations,
  app: CloudApp,
  { roomId, accountId }: { readonly roomId: string; readonly accountId: string },
): readonly string[] {
  rooms.getOpen(app, roomId)
  return linkAddresses({ appkey: app.appkey, roomId, accountId })
}
