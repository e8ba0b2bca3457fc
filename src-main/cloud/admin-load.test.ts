import type { RequestListener } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AdminServer } from './admin-server'

describe('routes of the admin port that cannot be loaded', () => {
  let server: AdminServer
  let loadCount: number
  let problem: Error | null
  beforeEach(() => {
    loadCount = 0
    problem = new Error('a part of the app is missing')
  })
  afterEach(() => server.close())

  const answer: RequestListener = (_request, response) => response.end('{"status":"ok"}')
  const load = () => {
    loadCount++
    return problem === null ? Promise.resolve(answer) : Promise.reject(problem)
  }
  const ask = async (address: string) => {
    const response = await fetch(`${address}/admin/health`)
    return { status: response.status, answer: (await response.json()) as unknown }
  }
  const FAILED = {
    status: 500,
    answer: {
      error: {
        code: 'internal',
        message: 'The admin routes could not be loaded: a part of the app is missing',
        field: null,
      },
    },
  }
  const WELL = { status: 200, answer: { status: 'ok' } }

  it('are asked for with each request, which says why there is no answer, until they are there', async () => {
    server = new AdminServer(load, 'firstRequest')
    const address = await server.listen('127.0.0.1', 0)
    expect(loadCount).toBe(0)
    expect([await ask(address), await ask(address)]).toEqual([FAILED, FAILED])
    problem = null
    expect([await ask(address), await ask(address)]).toEqual([WELL, WELL])
    expect(loadCount).toBe(3)
  })

  it('are loaded once for requests that come together', async () => {
    server = new AdminServer(load, 'firstRequest')
    const address = await server.listen('127.0.0.1', 0)
    expect(await Promise.all([ask(address), ask(address)])).toContainEqual(FAILED)
    const failedCount = loadCount
    problem = null
    expect(await Promise.all([ask(address), ask(address), ask(address)])).toEqual([WELL, WELL, WELL])
    expect(loadCount).toBe(failedCount + 1)
  })

  it('keep the port closed where they are to be there from the start', async () => {
    server = new AdminServer(load, 'start')
    await expect(server.listen('127.0.0.1', 0)).rejects.toThrow('a part of the app is missing')
    problem = null
    expect(await ask(await server.listen('127.0.0.1', 0))).toEqual(WELL)
    expect(loadCount).toBe(2)
  })
})
