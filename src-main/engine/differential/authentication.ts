import type { LoginPlan, Scenario } from '../testing/scenario'

const account = { params: { accountId: 'alice' } }
const dynamic: LoginPlan = { ...account, authType: 1 }
const thirdParty: LoginPlan = { ...account, authType: 2 }
const password = { returns: 'let-me-in' }

function onCloud(name: string, login: LoginPlan, roomId = '36'): Scenario {
  return { name, servers: 'cloud', login, steps: [{ do: 'enter', roomId }] }
}

const staticToken = (accountId: string, token: string): LoginPlan => ({ params: { accountId, token } })

/** Every way to log in, and every reason for the embedded cloud to refuse it. */
export const authenticationScenarios: readonly Scenario[] = [
  onCloud('static token', staticToken('alice', 'token-alice')),
  onCloud('static token with authType 0 and an extension', {
    ...staticToken('alice', 'token-alice'),
    authType: 0,
    loginExtensionProvider: { returns: 'more' },
  }),
  onCloud('dynamic token', { ...dynamic, tokenProvider: { dynamicToken: 'valid' } }),
  onCloud('third party by extension', { ...thirdParty, loginExtensionProvider: password }),
  onCloud('third party by token and extension', {
    ...thirdParty,
    tokenProvider: password,
    loginExtensionProvider: { returns: 'other' },
  }),
  onCloud('anonymous with an account of its own', { params: { anonymousMode: true, accountId: 'guest-1' } }),
  onCloud('anonymous with nick', {
    params: { anonymousMode: true, accountId: 'guest-1', roomNick: 'Guest' },
  }),
  onCloud('anonymous without account', { params: { anonymousMode: true } }),
  onCloud('every parameter', {
    params: {
      accountId: 'mia',
      token: 'token-mia',
      roomNick: 'Mia 米娅',
      roomAvatar: 'https://example.test/mia.png',
      timeout: 20,
      anonymousMode: false,
      serverExtension: '{"level":3}',
      notificationExtension: '{"from":"stage"}',
      tagConfig: { tags: ['vip', 'stage'], notifyTargetTags: '{"tag":"vip"}' },
      locationConfig: { locationInfo: { x: 1.5, y: -2, z: 0 }, distance: 10 },
      antispamConfig: { antispamBusinessId: 'business-1' },
    },
  }),
  onCloud('wrong token', staticToken('alice', 'wrong')),
  onCloud('wrong signature', { ...dynamic, tokenProvider: { dynamicToken: 'wrongSecret' } }),
  onCloud('wrong extension', { ...thirdParty, loginExtensionProvider: { returns: 'wrong' } }),
  onCloud('unknown account', staticToken('nobody', 'x')),
  onCloud('banned account', staticToken('mallory', 'token-mallory')),
  onCloud('closed room', staticToken('alice', 'token-alice'), '38'),
  onCloud('missing room', staticToken('alice', 'token-alice'), '99'),
  onCloud('blocked in the room', { params: { anonymousMode: true, accountId: 'eve' } }),
]
