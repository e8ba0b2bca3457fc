import { describe, expect, it } from 'vitest'
import type { CommandName } from './commands'
import { commandById, commandByName, commands } from './commands'

describe('the command table', () => {
  it('holds the 44 commands of the protocol, each with a name and an id of its own', () => {
    expect(commands).toHaveLength(44)
    expect(new Set(commands.map(({ name }) => name)).size).toBe(44)
    for (const command of commands) {
      expect(commandByName(command.name)).toBe(command)
      expect(commandById(command.sid, command.cid)).toBe(command)
    }
  })

  it('names the tags of properties only', () => {
    const fields = commands.flatMap(({ params, response }) => [...params, ...response])
    const mapped = fields.filter(({ mapper }) => mapper !== undefined)
    expect(new Set(mapped.map(({ type }) => type))).toEqual(new Set(['Property', 'PropertyArray']))
  })

  it('has four pushes, which carry no parameters', () => {
    const pushes = commands.filter(({ direction }) => direction === 'push')
    expect(pushes.map(({ sid, cid }) => `${sid}_${cid}`).sort()).toEqual(['13_101', '13_3', '13_7', '13_99'])
    expect(pushes.every(({ params }) => params.length === 0)).toBe(true)
  })

  it('keeps the codes of 13_33 plain, a request on a service of pushes', () => {
    expect(commandById(13, 33)).toMatchObject({
      name: 'v2UpdateChatroomLocation',
      direction: 'request',
      codeTranslation: false,
    })
  })

  it('knows nothing else', () => {
    expect(commandById(36, 101)).toBeUndefined()
    expect(commandById(0, 0)).toBeUndefined()
    expect(() => commandByName('enterRoom' as CommandName)).toThrow(/no command is named enterRoom/)
  })
})
