import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { toConsoleError, type ConsoleError } from '../console/console-error'

/** What the window itself has to tell, by the name of its message. */
export type NoticeKey = 'draftsWrong'

export type Notice = { readonly noticeId: number } & (
  | { readonly error: ConsoleError }
  | { readonly key: NoticeKey; readonly named: Readonly<Record<string, string>> }
)

const MAX_NOTICES = 3

/** What went wrong and was not asked for by a form: shown until it is dismissed. */
export const useNoticesStore = defineStore('notices', () => {
  const notices = shallowRef<readonly Notice[]>([])
  let nextId = 1

  function report(thrown: unknown): void {
    show({ noticeId: nextId++, error: toConsoleError(thrown) })
  }

  function tell(key: NoticeKey, named: Readonly<Record<string, string>>): void {
    show({ noticeId: nextId++, key, named })
  }

  function show(notice: Notice): void {
    notices.value = [...notices.value, notice].slice(-MAX_NOTICES)
  }

  function dismiss(noticeId: number): void {
    notices.value = notices.value.filter((notice) => notice.noticeId !== noticeId)
  }

  /** Runs something that may be refused; a refusal becomes a notice and the answer is null. */
  async function guard<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work()
    } catch (thrown) {
      report(thrown)
      return null
    }
  }

  return { notices, report, tell, dismiss, guard }
})
