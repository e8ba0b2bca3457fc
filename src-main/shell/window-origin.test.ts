import { describe, expect, it } from 'vitest'
import { isOwnOrigin } from './window-origin'

describe('isOwnOrigin', () => {
  it('knows the pages of the app', () => {
    expect(isOwnOrigin('app://roomscope/index.html#/workbench', null)).toBe(true)
  })

  it.each([
    'file:///etc/passwd',
    'app://elsewhere/index.html',
    'https://roomscope/index.html',
    'http://localhost:5173/',
    'data:text/html,x',
    'about:blank',
    'not an address',
    '',
  ])('refuses %s', (url) => {
    expect(isOwnOrigin(url, null)).toBe(false)
  })

  it('lets the dev server in only when there is one', () => {
    expect(isOwnOrigin('http://localhost:5173/index.html', 'http://localhost:5173')).toBe(true)
    expect(isOwnOrigin('http://localhost:5174/index.html', 'http://localhost:5173')).toBe(false)
  })
})
