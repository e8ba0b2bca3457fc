import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { LinkTest, TokenInspection, TokenSubject } from '../../src-shared/console'

export const DIAGNOSE_TABS = ['codes', 'token', 'link', 'matrix', 'compare'] as const
export type DiagnoseTab = (typeof DIAGNOSE_TABS)[number]

/** What is kept of the Diagnose screen when a window is lost; a token never is. */
export interface KeptDiagnose {
  readonly tab: DiagnoseTab
  readonly address: string
  readonly tls: boolean
}

/**
 * What the Diagnose screen is at, what was typed there and what was found; other screens send the operator there with
 * something to look into. A token is a secret: it and what was found of it are in the memory of the page and nowhere else.
 */
export const useDiagnoseStore = defineStore('diagnose', () => {
  const tab = ref<DiagnoseTab>('codes')
  const codeSearch = ref('')
  const subject = ref<TokenSubject>({ appkey: '', accountId: '' })
  const token = ref('')
  /** A token on its way to the token lab. It is a secret: nothing keeps it, and nobody else reads it. */
  const handedToken = ref<string | null>(null)
  /** Seconds, as typed. */
  const clockOffset = ref('0')
  const inspection = shallowRef<TokenInspection | null>(null)
  const address = ref('')
  const tls = ref(false)
  const testingLink = ref(false)
  const linkTest = shallowRef<LinkTest | null>(null)
  /** Why the address was not even tried; empty when it was. */
  const linkRefusal = ref('')
  let latestInspection = 0

  /** What was found of another token, or of this one for another account, says nothing any more. */
  function forgetInspection(): void {
    latestInspection++
    inspection.value = null
  }
  watch([token, clockOffset, subject], forgetInspection, { flush: 'sync' })

  /** Shows what an inspection found, unless something else was asked meanwhile. */
  async function keepInspection(asked: Promise<TokenInspection | null>): Promise<void> {
    const mine = ++latestInspection
    const found = await asked
    if (mine === latestInspection) inspection.value = found
  }

  function openTokenLab(whom: TokenSubject, token: string | null = null): void {
    subject.value = whom
    handedToken.value = token
    tab.value = 'token'
  }

  function openCode(code: number): void {
    codeSearch.value = String(code)
    tab.value = 'codes'
  }

  /** The token that was handed over, once. */
  function takeToken(): string | null {
    const handed = handedToken.value
    handedToken.value = null
    return handed
  }

  function openLinkTest(target: { readonly address: string; readonly tls: boolean }): void {
    address.value = target.address
    tls.value = target.tls
    tab.value = 'link'
  }

  return {
    ...{ tab, codeSearch, subject, token, handedToken, takeToken, clockOffset },
    ...{ inspection, forgetInspection, keepInspection },
    ...{ address, tls, testingLink, linkTest, linkRefusal, openTokenLab, openCode, openLinkTest },
    kept: computed((): KeptDiagnose => ({ tab: tab.value, address: address.value, tls: tls.value })),
    restore(kept: KeptDiagnose): void {
      tab.value = kept.tab
      address.value = kept.address
      tls.value = kept.tls
    },
  }
})
