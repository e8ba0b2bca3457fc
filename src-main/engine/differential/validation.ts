import type { LoginPlan, Scenario } from '../testing/scenario'

const valid = { accountId: 'alice', token: 'token-alice' }

function refused(name: string, login: LoginPlan, roomId: unknown = '36'): Scenario {
  return { name: `validation: ${name}`, servers: [{}], steps: [{ do: 'enter', roomId, login }] }
}

const withParam = (param: string, value: unknown): Scenario =>
  refused(`${param} = ${JSON.stringify(value).slice(0, 60)}`, { params: { ...valid, [param]: value } })

/** Parameters that are wrong, or only look so. */
export const validationScenarios: readonly Scenario[] = [
  refused('room id empty', {}, ''),
  refused('room id a number', {}, 36),
  refused('room id null', {}, null),
  refused('room id no number', {}, 'lobby'),
  refused('no account', { params: { token: 'x' } }),
  refused('no token', { params: { accountId: 'alice' } }),
  refused('dynamic without provider', { params: { accountId: 'alice' }, authType: 1 }),
  refused('auth type 3', { params: valid, authType: 3 }),
  refused('auth type as text', { params: valid, authType: '1' }),
  withParam('accountId', ''),
  withParam('accountId', 7),
  withParam('accountId', null),
  withParam('token', ''),
  withParam('token', null),
  withParam('roomNick', ''),
  withParam('roomNick', 5),
  withParam('roomAvatar', ''),
  withParam('anonymousMode', 'yes'),
  withParam('timeout', 0),
  withParam('timeout', '10'),
  withParam('loginOption', null),
  withParam('linkProvider', null),
  withParam('linkProvider', 'host:1'),
  withParam('serverExtension', ''),
  withParam('serverExtension', 'x'.repeat(5_000)),
  withParam('notificationExtension', ''),
  // Without addresses: whoever takes the list for an object shows it by asking.
  refused('tagConfig a list', { params: { ...valid, tagConfig: [] }, linkProvider: { returns: [] } }),
  withParam('tagConfig', { tags: 'vip' }),
  withParam('tagConfig', { tags: [] }),
  withParam('tagConfig', { tags: [1] }),
  withParam('tagConfig', { notifyTargetTags: 1 }),
  withParam('locationConfig', {}),
  withParam('locationConfig', { locationInfo: { x: 1, y: 2 }, distance: 1 }),
  withParam('locationConfig', { locationInfo: { x: 1, y: 2, z: 3 } }),
  withParam('antispamConfig', {}),
  withParam('antispamConfig', { antispamBusinessId: '' }),
  withParam('somethingElse', 1),
  refused('anonymous with an empty nick', { params: { anonymousMode: true, roomNick: '' } }),
]
