import { describe, expect, it } from 'vitest'
import { parseWorld } from '../world'
import { changeWorld, scenarioWorldSchema } from './scenario-world'

const base = parseWorld(
  JSON.stringify({
    apps: [
      {
        ...{ appkey: 'a', appSecret: 's', loginPolicies: ['static', 'dynamic'], multiEndPolicy: 'single' },
        accounts: [{ accountId: 'alice', token: 'token-alice', nick: 'Alice' }],
        rooms: [{ roomId: '36', creator: 'alice', managers: ['alice'] }],
      },
    ],
  }),
)

function changed(world: object) {
  const parsed = scenarioWorldSchema.parse(world)
  if ('inline' in parsed) throw new Error('is a whole world')
  const [app] = changeWorld(base, parsed).apps
  return app
}

describe('the world of a scenario', () => {
  it('keeps what is not named', () => {
    expect(changed({ app: { multiEndPolicy: 'all' } })).toEqual({ ...base.apps[0], multiEndPolicy: 'all' })
    expect(changed({})).toEqual(base.apps[0])
  })

  it('changes accounts and rooms by their ids, and adds others', () => {
    const app = changed({
      app: {
        accounts: [
          { accountId: 'alice', banned: true },
          { accountId: 'zoe', nick: 'Zoe' },
        ],
        rooms: [
          { roomId: '36', blocked: ['zoe'] },
          { roomId: '40', valid: false },
        ],
      },
    })
    expect(app?.accounts).toMatchObject([
      { accountId: 'alice', token: 'token-alice', nick: 'Alice', banned: true },
      { accountId: 'zoe', nick: 'Zoe', banned: false },
    ])
    expect(app?.rooms).toMatchObject([
      { roomId: '36', managers: ['alice'], blocked: ['zoe'] },
      { roomId: '40', creator: 'alice', valid: false },
    ])
  })

  it('begins with its faults', () => {
    const parsed = scenarioWorldSchema.parse({ faults: [{ name: 'latency', delayMs: 5 }] })
    expect('inline' in parsed ? null : changeWorld(base, parsed).faults).toMatchObject([{ name: 'latency' }])
  })

  it('may be written whole', () => {
    expect(scenarioWorldSchema.parse(base)).toEqual({ inline: base })
  })
})
