import { it } from 'vitest'
import { TestCloud } from './testing/test-cloud'
import { SystemClock } from '../../src-shared/time'
it('bench', async () => {
  const accounts = Array.from({ length: 1000 }, (_, i) => ({ accountId: `u${i}`, token: `token-u${i}` }))
  for (const inOut of [false, true]) {
    const test = await TestCloud.start({ accounts, inOutNotification: inOut }, { clock: new SystemClock() })
    const clients = await Promise.all(accounts.map(() => test.connect()))
    const t = performance.now()
    await Promise.all(clients.map((c, i) => c.login(test.loginOf(`u${i}`))))
    console.log('logins ms', inOut, performance.now() - t)
    const t2 = performance.now()
    await test.cloud.stop()
    console.log('stop ms', performance.now() - t2)
    await test.stop()
  }
}, 60000)
