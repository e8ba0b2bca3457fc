import { describe, expect, it } from 'vitest'
import { parseEnvFile } from './env-file'

describe('env files', () => {
  it('hold a variable a line', () => {
    const text = '# people\nWHO=alice\n\nexport TOKEN = "a b=c"\r\nEMPTY=\n  QUOTED=\'x\'\n'
    expect(parseEnvFile(text, 'f')).toEqual({ WHO: 'alice', TOKEN: 'a b=c', EMPTY: '', QUOTED: 'x' })
  })

  it('are refused at the line that is wrong, without telling it', () => {
    expect(() => parseEnvFile('A=1\nhush hush\n', '.env')).toThrow(
      /^\.env:2: is no variable: write NAME=value/,
    )
    expect(() => parseEnvFile('A=1\nhush hush\n', '.env')).not.toThrow(/hush/)
  })
})
