import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseWorld, worldSchema } from '../../src-shared/console/world'

const manual = readFileSync('docs/world-file.md', 'utf8')
const app = worldSchema.shape.apps.element

describe('docs/world-file.md', () => {
  it('describes every field of the schema', () => {
    const { appIdentifiers, thirdPartyCallback, copies, dau, accounts, rooms } = app.shape
    const fields = [
      worldSchema.shape,
      app.shape,
      appIdentifiers.unwrap().shape,
      thirdPartyCallback.unwrap().unwrap().shape,
      copies.unwrap().shape,
      dau.unwrap().shape,
      accounts.unwrap().element.shape,
      rooms.unwrap().element.shape,
    ].flatMap((shape) => Object.keys(shape))
    expect(fields.filter((field) => !new RegExp(`\\| \`${field}\` +\\|`).test(manual))).toEqual([])
  })

  it('shows an example that the cloud takes', () => {
    const example = /```json\n([\s\S]*?)```/.exec(manual)?.[1] ?? ''
    expect(parseWorld(example).apps[0]?.appkey).toBe('my-test-app')
  })

  it('quotes messages as they are', () => {
    const world = (change: object) => JSON.stringify({ apps: [{ appkey: 'a', appSecret: 's', ...change }] })
    const mistakes = [
      '{}',
      world({ accounts: [{ accountId: 'alice' }] }),
      world({ loginPolicy: 'static' }),
      world({ loginPolicies: ['magic'] }),
      world({ rooms: [room('36'), room('x')] }),
      world({ rooms: [room('36'), room('36')] }),
      world({ thirdPartyCallback: { url: 'ftp://x' } }),
    ]
    const quoted = manual.replaceAll('\\|', '|')
    for (const mistake of mistakes) expect(quoted).toContain(`\`${messageOf(mistake)}\``)
  })
})

const room = (roomId: string) => ({ roomId, creator: 'owner' })

function messageOf(text: string): string {
  try {
    parseWorld(text)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('the world was taken')
}
