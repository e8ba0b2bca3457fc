import { describe, expect, it } from 'vitest'
import { parseWorld, WorldFileError } from './world'

const minimal = { apps: [{ appkey: 'k', appSecret: 's' }] }

function problemsOf(world: unknown): readonly { path: string; message: string }[] {
  try {
    parseWorld(typeof world === 'string' ? world : JSON.stringify(world))
  } catch (error) {
    if (error instanceof WorldFileError) return error.problems
    throw error
  }
  throw new Error('the world was accepted')
}

const appWith = (fields: object) => ({ apps: [{ ...minimal.apps[0], ...fields }] })

describe('world file', () => {
  it('fills in what a new app of the vendor has: static token, one end, no notices', () => {
    expect(parseWorld(JSON.stringify(minimal)).apps[0]).toMatchObject({
      profile: 'guide',
      loginPolicies: ['static'],
      multiEndPolicy: 'single',
      inOutNotification: false,
      thirdPartyCallback: null,
    })
  })

  it.each([
    ['text that is no JSON', '{"apps":', '(file)', 'is not JSON'],
    ['no app', { apps: [] }, 'apps', ''],
    ['a misspelt field', appWith({ loginPolicy: ['static'] }), 'apps[0]', 'loginPolicy'],
    ['an unknown policy', appWith({ loginPolicies: ['static', 'magic'] }), 'apps[0].loginPolicies[1]', ''],
    [
      'a room id with letters',
      appWith({ rooms: [{ roomId: 'x', creator: 'o' }] }),
      'apps[0].rooms[0].roomId',
      'digits',
    ],
    [
      'a callback address of another scheme',
      appWith({ thirdPartyCallback: { url: 'file:///etc/passwd' } }),
      'apps[0].thirdPartyCallback.url',
      'http or https',
    ],
    [
      'an account given twice',
      appWith({
        accounts: [
          { accountId: 'a', token: 't' },
          { accountId: 'a', token: 'u' },
        ],
      }),
      'apps[0].accounts[1].accountId',
      'repeats accounts[0].accountId',
    ],
    [
      'a token longer than 128 characters',
      appWith({ accounts: [{ accountId: 'a', token: 't'.repeat(129) }] }),
      'apps[0].accounts[0].token',
      '128',
    ],
  ])('names the path of %s', (_what, world, path, message) => {
    const problem = problemsOf(world).find((candidate) => candidate.path === path)
    expect(problem?.message).toContain(message)
  })

  it('reports every problem at once', () => {
    expect(
      problemsOf({ apps: [{ appkey: '' }, { appkey: 'k', appSecret: '' }] }).length,
    ).toBeGreaterThanOrEqual(3)
  })
})
