import type { CloudOverview } from '../../src-shared/console'

/** A running cloud with one app, as a window under test first sees it. */
export const demoCloud: CloudOverview = {
  link: '127.0.0.1:41873',
  admin: 'http://127.0.0.1:41874',
  problem: null,
  apps: [
    {
      appkey: 'demo-app',
      loginPolicies: ['static', 'dynamic', 'thirdParty'],
      multiEndPolicy: 'single',
      inOutNotification: true,
      accounts: ['alice', 'bob', 'carol', 'owner'].map((accountId) => ({
        accountId,
        nick: `${accountId}!`,
        banned: false,
      })),
      rooms: [
        { roomId: '36', name: 'Launch event', creator: 'owner', managers: [], valid: true },
        { roomId: '37', name: 'Second screen', creator: 'owner', managers: [], valid: true },
      ],
    },
  ],
}
