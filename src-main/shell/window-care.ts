import type { BrowserWindow, Dialog, MessageBoxOptions, WebContents } from 'electron'
import type { Locale } from '../../src-shared/console'
import type { Clock } from '../../src-shared/time'

/** A window that crashes more often than this within a minute would crash for ever. */
const MAX_RELOADS = 3
const WITHIN_NS = 60_000_000_000

const TEXTS: Readonly<
  Record<Locale, Readonly<Record<'slow' | 'crashed' | 'kept' | 'reload' | 'wait', string>>>
> = {
  en: {
    slow: 'This window does not respond.',
    crashed: 'This window keeps crashing.',
    kept: 'Clients and recording go on. A reload brings the window back as it was.',
    reload: 'Reload',
    wait: 'Wait',
  },
  'zh-CN': {
    slow: '此窗口没有响应。',
    crashed: '此窗口反复崩溃。',
    kept: '客户端与录制不受影响。重新加载后，窗口会恢复原样。',
    reload: '重新加载',
    wait: '等待',
  },
}

/** What is needed of a window to look after it. */
export interface CaredWindow extends Pick<BrowserWindow, 'on' | 'isDestroyed'> {
  readonly webContents: Pick<WebContents, 'on' | 'reload' | 'forcefullyCrashRenderer'>
}

export interface WindowCareOptions {
  readonly clock: Clock
  /** Asks the operator; resolves with the index of the button, also when the signal takes the question back. */
  readonly ask: (
    question: Pick<MessageBoxOptions, 'message' | 'detail' | 'buttons' | 'signal'>,
  ) => Promise<number>
  readonly locale: () => Locale
}

/**
 * Brings a window back whose process died: at once, but for one that dies again and again, which waits for the
 * operator's word. One that hangs is offered to be reloaded, and the offer goes when it answers again.
 */
export function careForWindow(window: CaredWindow, { clock, ask, locale }: WindowCareOptions): void {
  const { webContents } = window
  let reloadsAtNs: number[] = []
  let offer: AbortController | null = null

  async function mayReload(text: 'slow' | 'crashed', signal?: AbortSignal): Promise<boolean> {
    const texts = TEXTS[locale()]
    const answer = await ask({
      message: texts[text],
      detail: texts.kept,
      buttons: [texts.reload, texts.wait],
      ...(signal && { signal }),
    })
    return answer === 0 && signal?.aborted !== true && !window.isDestroyed()
  }

  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const nowNs = clock.nowNs()
    reloadsAtNs = [...reloadsAtNs.filter((atNs) => nowNs - atNs < WITHIN_NS), nowNs]
    if (reloadsAtNs.length <= MAX_RELOADS) webContents.reload()
    else void mayReload('crashed').then((may) => may && webContents.reload())
  })
  window.on('unresponsive', () => {
    if (offer !== null) return
    const { signal } = (offer = new AbortController())
    void mayReload('slow', signal).then((may) => {
      offer = null
      // A hanging page cannot unload itself; its process ends, and the window comes back as after a crash.
      if (may) webContents.forcefullyCrashRenderer()
    })
  })
  window.on('responsive', () => offer?.abort())
}

/** Asks over the window in question. */
export function askOverWindow(dialog: Dialog, window: BrowserWindow): WindowCareOptions['ask'] {
  return async (question) => {
    const { response } = await dialog.showMessageBox(window, { type: 'warning', cancelId: 1, ...question })
    return response
  }
}
