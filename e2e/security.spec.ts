import { fileURLToPath } from 'node:url'
import type { ConsoleBridge } from '../src-shared/console'
import { expect, test } from './fixtures/roomscope'

test('the page has no Node, no ipcRenderer, and only the named functions', async ({ roomscope }) => {
  const reachable = await roomscope.window.evaluate(() => ({
    require: typeof (globalThis as Record<string, unknown>)['require'],
    process: typeof (globalThis as Record<string, unknown>)['process'],
    bridge: Object.values((globalThis as unknown as { roomscope: object }).roomscope).map(
      (value) => typeof value,
    ),
  }))
  expect(reachable.require).toBe('undefined')
  expect(reachable.process).toBe('undefined')
  expect(new Set(reachable.bridge)).toEqual(new Set(['function']))
})

test('isolation and sandbox are on', async ({ roomscope }) => {
  const preferences = await roomscope.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>
    }
    return contents.getLastWebPreferences()
  })
  expect(preferences).toMatchObject({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  })
  expect(preferences['enableBlinkFeatures'] ?? '').toBe('')
})

test('an inline script and eval are refused by the content security policy', async ({ roomscope }) => {
  const outcome = await roomscope.window.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    document.head.append(script)
    // Only in a later task does the page's own policy hold: what a debugger evaluates is exempt from it.
    const evalRan = await new Promise<boolean>((resolve) =>
      requestAnimationFrame(() => {
        try {
          globalThis.eval('1')
          resolve(true)
        } catch {
          resolve(false)
        }
      }),
    )
    return { inlineRan: 'inlineRan' in window, evalRan }
  })
  expect(outcome).toEqual({ inlineRan: false, evalRan: false })
})

test('navigation, new windows and permissions are denied', async ({ roomscope }) => {
  const { window, electron: app } = roomscope
  const before = window.url()
  const outcome = await window.evaluate(async () => {
    const opened = globalThis.open('https://example.invalid/')
    location.href = 'https://example.invalid/'
    const permission = await navigator.permissions.query({ name: 'geolocation' })
    return { opened: opened !== null, permission: permission.state }
  })
  expect(outcome).toEqual({ opened: false, permission: 'denied' })
  expect(window.url()).toBe(before)
  expect(before.startsWith('app://roomscope/')).toBe(true)
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('every permission that a page may ask for is denied', async ({ roomscope }) => {
  const answers = await roomscope.window.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi']
    const states = names.map(async (name) => {
      const { state } = await navigator.permissions.query({ name: name as PermissionName })
      return `${name} ${state}`
    })
    return Promise.all(states)
  })
  expect(answers.filter((answer) => !answer.endsWith(' denied'))).toEqual([])
})

test('the page comes through its own scheme and reaches neither files nor the network', async ({
  roomscope,
}) => {
  const { window } = roomscope
  const reached = await window.evaluate(async () => {
    const tries = ['file:///etc/passwd', 'https://example.invalid/', 'http://127.0.0.1:1/'].map((address) =>
      fetch(address).then(
        () => address,
        () => null,
      ),
    )
    return (await Promise.all(tries)).filter((address) => address !== null)
  })
  expect(reached).toEqual([])
  await window.evaluate(() => {
    location.href = 'file:///etc/passwd'
  })
  expect(new URL(window.url()).protocol).toBe('app:')
})

test('the page embeds neither frames nor web views, and a page that embeds ours gets nothing of it', async ({
  roomscope,
}) => {
  const { window, electron: app } = roomscope
  const blocked = await window.evaluate(async () => {
    const violation = new Promise<string>((resolve) =>
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective)),
    )
    const frame = document.createElement('iframe')
    frame.src = 'app://roomscope/'
    const view = document.createElement('webview')
    view.setAttribute('src', 'app://roomscope/')
    document.body.append(frame, view)
    return violation
  })
  expect(blocked).toBe('frame-src')
  const embedded = await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)
  expect(embedded).toBe(1)
  const framed = await app.evaluate(async ({ BrowserWindow }) => {
    const foreign = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
    await foreign.loadURL('data:text/html,<iframe src="app://roomscope/"></iframe>')
    const found: unknown[] = await Promise.all(
      foreign.webContents.mainFrame.frames.map((frame) =>
        frame.executeJavaScript(`[location.protocol, document.getElementById('app') !== null]`),
      ),
    )
    foreign.destroy()
    return found
  })
  expect(framed).toEqual([['chrome-error:', false]])
})

test('a page that is not ours is refused, even with our preload script', async ({ roomscope }) => {
  const preload = fileURLToPath(new URL('../out/preload/preload.cjs', import.meta.url))
  const reply = await roomscope.electron.evaluate(async ({ BrowserWindow }, preloadFile) => {
    const foreign = new BrowserWindow({
      show: false,
      webPreferences: { preload: preloadFile, sandbox: true },
    })
    await foreign.loadURL('data:text/html,<p>foreign</p>')
    const answer = (await foreign.webContents.executeJavaScript(
      'window.roomscope.listInstances()',
    )) as unknown
    foreign.destroy()
    return answer
  }, preload)
  expect(reply).toMatchObject({ ok: false, failure: { message: 'only the windows of Roomscope may call' } })
})

test('what a page asks a permission for is refused', async ({ roomscope }) => {
  const refusals = await roomscope.window.evaluate(async () => {
    const nameOf = (thrown: unknown) => (thrown instanceof Error ? thrown.name : 'refused')
    const refusalOf = (asked: Promise<unknown>) => asked.then(() => 'granted', nameOf)
    const located = new Promise((resolve, reject) =>
      navigator.geolocation.getCurrentPosition(resolve, () =>
        reject(new DOMException('', 'NotAllowedError')),
      ),
    )
    return Promise.all([
      refusalOf(navigator.clipboard.readText()),
      refusalOf(navigator.requestMIDIAccess()),
      refusalOf(located),
      Notification.requestPermission(),
    ])
  })
  expect(refusals.filter((refusal) => refusal === 'granted')).toEqual([])
  expect(refusals[3]).toBe('denied')
})

test('no address is handed to another program', async ({ roomscope }) => {
  const { electron: app, window } = roomscope
  await app.evaluate(({ shell }) => {
    const witness = globalThis as unknown as { handedOver: string[] }
    witness.handedOver = []
    shell.openExternal = async (address) => void witness.handedOver.push(address)
    shell.openPath = async (path) => String(witness.handedOver.push(path))
  })
  const shown = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
    )
  const before = await shown()
  await window.evaluate(() => {
    for (const address of [
      'https://example.invalid/',
      'mailto:nobody@example.invalid',
      'file:///etc/passwd',
    ]) {
      for (const target of ['_self', '_blank']) {
        const link = document.createElement('a')
        Object.assign(link, { href: address, target })
        document.body.append(link)
        link.click()
      }
      globalThis.open(address)
    }
  })
  // Asked in the main process: the driver itself waits for navigations that were refused.
  await app.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)))
  const handedOver = await app.evaluate(() => (globalThis as unknown as { handedOver: string[] }).handedOver)
  expect(handedOver).toEqual([])
  expect(await shown()).toEqual(before)
})

test('the window tells which Electron it runs on', async ({ roomscope }) => {
  const told = await roomscope.window.evaluate(async () => {
    const { roomscope: bridge } = globalThis as unknown as { roomscope: ConsoleBridge }
    const reply = await bridge.bootstrap()
    return reply.ok ? reply.value.electronVersion : null
  })
  expect(told).toBe(await roomscope.electron.evaluate(() => process.versions.electron))
})
