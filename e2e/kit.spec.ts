import { expect, test } from './kit'

test('an instance that enters is told from one that does not', async ({ app }) => {
  const alice = await app.workbench.login({ account: 'alice' })
  await expect(alice).toHaveEntered()
  await expect(alice).toMatchTransitions(['CONNECTING', 'CONNECTED', 'ENTERING', 'ENTERED'])
  await expect(alice).not.toHaveBeenKicked()

  const bob = await app.workbench.create({ account: 'bob' })
  await expect(bob).not.toHaveEntered()
  await bob.enter()
  await expect(bob).toHaveEntered()
  await bob.exit()
  await expect(bob).not.toHaveEntered()
  await expect(bob).toMatchTransitions(['*', 'ENTERED', '*', 'EXITED'])
})

test('a kick is told by its reason and its extension', async ({ app }) => {
  const alice = await app.workbench.login({ account: 'alice', room: '36' })
  const mia = await app.workbench.login({ account: 'mia', room: '36' })
  await expect(mia).toHaveEntered()
  await mia.kick('alice', { extension: 'spoke out of turn' })
  await expect(alice).toHaveBeenKicked({ reason: 'BY_MANAGER', extension: 'spoke out of turn' })
  await expect(alice).toHaveBeenKicked({ reason: 2, extension: /turn$/ })
  await expect(alice).not.toHaveBeenKicked({ reason: 'BE_BLOCKED' }, { timeout: 500 })
})

test('a matcher that fails tells what it saw', async ({ app }) => {
  const alice = await app.workbench.login({ account: 'alice', staticToken: 'not-the-token' })
  await expect(alice).toHaveCode(102302)
  const failure = await messageOf(() => expect(alice).toHaveEntered({ timeout: 300 }))
  expect(failure).toContain('toHaveEntered')
  expect(failure).toContain('#1 alice, room 36')
  expect(failure).toContain('login failed in stage auth with code 102302')
  expect(failure).toContain('EXITED → CONNECTING')
  const wrongWay = await messageOf(() => expect(alice).toMatchTransitions(['ENTERED'], { timeout: 300 }))
  expect(wrongWay).toContain('Expected: ENTERED')
  const notKicked = await messageOf(() =>
    expect(alice).toHaveBeenKicked({ reason: 'SILENTLY' }, { timeout: 300 }),
  )
  expect(notKicked).toContain('kicked, reason SILENTLY (4)')
  const unwanted = await messageOf(() => expect(alice).not.toHaveCode(102302, { timeout: 300 }))
  expect(unwanted).toContain('not code 102302')
})

test('the cloud is changed from outside: policies, rooms, accounts, faults', async ({ app, cloud }) => {
  await cloud.setLoginPolicies(['dynamic'])
  const alice = await app.workbench.login({ account: 'alice' })
  await expect(alice).toHaveCode(403)
  await cloud.setLoginPolicies(['static', 'dynamic'])
  await alice.enter()
  await expect(alice).toHaveEntered()
  expect(await cloud.connections()).toMatchObject([{ accountId: 'alice', roomId: '36', phase: 'entered' }])

  expect(await cloud.kick({ roomId: '36', accountId: 'alice', reason: 2, extension: 'from outside' })).toBe(1)
  await expect(alice).toHaveBeenKicked({ extension: 'from outside' })

  const staticToken = await cloud.createAccount('dora')
  const roomId = await cloud.createRoom('dora')
  const dora = await app.workbench.login({ account: 'dora', room: roomId, staticToken })
  await expect(dora).toHaveEntered()
  await cloud.setRoomOpen(roomId, false)
  await expect(dora).toHaveBeenKicked({ reason: 'CHATROOM_INVALID' })

  await cloud.setBanned('bob', true)
  const faultId = await cloud.applyFault({ name: 'refuseLogin', code: 102422, scope: { accountId: 'carol' } })
  for (const account of ['bob', 'carol']) {
    await expect(await app.workbench.login({ account })).toHaveCode(102422)
    await cloud.waitForEvent('loginRefused', { accountId: account, code: 102422 })
  }
  expect(await cloud.faults()).toMatchObject([{ id: faultId, triggered: 1 }])
  await cloud.clearFaults()
  expect(await cloud.faults()).toEqual([])
})

test('what the cloud refuses, and what it never told, is said', async ({ cloud }) => {
  await expect(cloud.app('no-such-app').setMultiEndPolicy('all')).rejects.toThrow('no-such-app')
  await expect(cloud.applyFault({ name: 'refuseLogin', code: 200 })).rejects.toThrow(
    'code: must be an error code',
  )
  await expect(
    cloud.waitForEvent('clientKicked', { accountId: 'alice' }, { timeoutMs: 100 }),
  ).rejects.toThrow('It told no clientKicked at all.')
})

test('a cloud in a process of its own takes logins of the app', async ({ app, serveCloud }) => {
  const served = await serveCloud()
  const alice = await app.workbench.login({ account: 'alice', link: served.link })
  await expect(alice).toHaveEntered()
  await served.waitForEvent('loginAccepted', { accountId: 'alice' })
  expect(await (await app.cloud()).connections()).toEqual([])
})

test('a cloud that cannot start says why', async ({ serveCloud }) => {
  await expect(serveCloud({ world: '/no/such/world.json' })).rejects.toThrow('/no/such/world.json')
})

test.describe('with options', () => {
  test.use({
    locale: 'zh-CN',
    theme: 'light',
    flags: ['--force-device-scale-factor=1'],
    world: {
      apps: [
        {
          appkey: 'kit-appkey',
          appSecret: 'kit-demo-secret',
          accounts: [{ accountId: 'eve', token: 'kit-demo-token' }],
          rooms: [{ roomId: '7', creator: 'eve' }],
        },
      ],
    },
  })

  test('the app starts in that language and theme, with that world', async ({ app, cloud }) => {
    await expect(app.window.locator('html')).toHaveAttribute('lang', 'zh-CN')
    await expect(app.window.locator('html')).toHaveClass(/light/)
    const eve = await app.workbench.login({ account: 'eve', room: '7' })
    await expect(eve).toHaveEntered()
    expect((await cloud.describe()).apps.map(({ appkey }) => appkey)).toEqual(['kit-appkey'])
  })
})

test('the screens are at hand', async ({ app }) => {
  await app.palette.run('go-settings')
  await expect(app.settings.fact('cloudLink')).toContainText('127.0.0.1:')
  await app.settings.chooseTheme('light')
  await expect(app.window.locator('html')).toHaveClass(/light/)
  await app.settings.chooseLocale('zh-CN')
  await app.recordings.openScreen()
  await expect(app.recordings.session(1)).toBeVisible()
})

/** Why an assertion failed. */
async function messageOf(assertion: () => Promise<void>): Promise<string> {
  const error = await assertion().then(
    () => null,
    (thrown: Error) => thrown,
  )
  if (error === null) throw new Error('the assertion passed')
  return error.message.replaceAll(/\u001b\[\d+m/g, '')
}
