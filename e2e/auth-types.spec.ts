import { expect, test } from './fixtures/roomscope'
import { Workbench, type AuthType } from './pages/workbench'

test('each way of authentication enters (S11)', async ({ roomscope }) => {
  const workbench = new Workbench(roomscope.window)
  const ways: [string, AuthType][] = [
    ['alice', 'static'],
    ['bob', 'dynamic'],
    ['carol', 'third-party'],
  ]
  for (const [index, [accountId, authType]] of ways.entries()) {
    await workbench.compose(accountId)
    await workbench.chooseAuthType(authType)
    if (authType === 'third-party')
      await roomscope.window.getByTestId('composer-login-extension').fill('let-me-in')
    await workbench.enter()
    await workbench.expectState(index + 1, 'ENTERED')
  }
})

test('both transports enter', async ({ roomscope }) => {
  const workbench = new Workbench(roomscope.window)
  await workbench.compose('alice')
  await workbench.choose('composer-transport', 'text')
  await workbench.enter()
  await workbench.expectState(1, 'ENTERED')
  await workbench.showOnly('frame')
  expect((await workbench.readTimeline()).some((row) => row.text.includes('text'))).toBe(true)
})

const refusals: {
  readonly what: string
  readonly code: string
  readonly prepare: (workbench: Workbench) => Promise<void>
}[] = [
  {
    what: 'a wrong static token',
    code: '102302',
    prepare: async (workbench) => {
      await workbench.choose('composer-static-source', 'fixed')
      await workbench.page.getByTestId('composer-static-token').fill('not-the-token-of-alice')
    },
  },
  {
    what: 'an expired dynamic token',
    code: '102302',
    prepare: async (workbench) => {
      await workbench.chooseAuthType('dynamic')
      await workbench.page.getByTestId('composer-token-clock-offset').fill('-900')
      await expect(workbench.page.getByTestId('composer-expired')).toBeVisible()
    },
  },
  {
    what: 'a refused callback',
    code: '302',
    prepare: async (workbench) => {
      await workbench.chooseAuthType('third-party')
      await workbench.page.getByTestId('composer-login-extension').fill('a-stranger')
    },
  },
]

for (const { what, code, prepare } of refusals) {
  test(`${what} names stage and code, and nothing stays connected`, async ({ roomscope }) => {
    const workbench = new Workbench(roomscope.window)
    await workbench.compose('alice')
    await prepare(workbench)
    await workbench.enter()
    await workbench.expectState(1, 'FAILED')
    await expect(workbench.instance(1)).toContainText(code)
    await expect(workbench.instance(1)).toContainText('authentication')

    await workbench.showOnly('cloud')
    const names = (await workbench.readTimeline()).map((row) => row.name)
    expect(names).toContain('loginRefused')
    expect(names.filter((name) => name === 'connectionOpened')).toHaveLength(
      names.filter((name) => name === 'connectionClosed').length,
    )
  })
}
