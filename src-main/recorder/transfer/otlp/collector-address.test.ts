import { describe, expect, it } from 'vitest'
import { checkCollector, nameOfCollector } from './collector-address'

const check = (endpoint: string, headers: Record<string, string> = {}) =>
  checkCollector({ endpoint, headers })

describe('the address of a collector', () => {
  it.each([
    ['http://127.0.0.1:4318', 'http://127.0.0.1:4318/v1/traces'],
    ['https://traces.example/', 'https://traces.example/v1/traces'],
    ['https://traces.example/own/path?key=1#part', 'https://traces.example/own/path?key=1'],
  ])('%s means %s', (given, meant) => expect(check(given).endpoint).toBe(meant))

  it.each([
    ['traces', 'is no URL'],
    ['ftp://traces.example', 'must begin with http'],
    ['https://user:word@traces.example', 'user name or password'],
  ])('%s is refused: %s', (given, reason) => expect(() => check(given)).toThrow(reason))

  it('is named without its query, which may hold a key', () => {
    expect(nameOfCollector('https://traces.example/path?key=secret')).toBe('https://traces.example/path')
  })
})

describe('a header for the collector', () => {
  it.each([
    ['bad name', 'x', 'has a name'],
    ['Content-Type', 'text/plain', 'Content-Type is set by the protocol'],
    ['x-key', 'secret\r\nevil: 1', 'the value of x-key'],
  ])('%s is refused, and its value is not told', (name, value, reason) => {
    const refused = () => check('http://127.0.0.1', { [name]: value })
    expect(refused).toThrow(reason)
    expect(refused).not.toThrow('secret')
  })
})
