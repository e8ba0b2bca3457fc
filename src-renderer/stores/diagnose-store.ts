import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { TokenSubject } from '../../src-shared/console'

export const DIAGNOSE_TABS = ['codes', 'token', 'link', 'matrix', 'compare'] as const
export type DiagnoseTab = (typeof DIAGNOSE_TABS)[number]

/** What the Diagnose screen is at; other screens send the operator there with something to look into. */
export const useDiagnoseStore = defineStore('diagnose', () => {
  const tab = ref<DiagnoseTab>('codes')
  const subject = ref<TokenSubject>({ appkey: '', accountId: '' })
  const address = ref('')
  const tls = ref(false)

  function openTokenLab(whom: TokenSubject): void {
    subject.value = whom
    tab.value = 'token'
  }

  function openLinkTest(target: { readonly address: string; readonly tls: boolean }): void {
    address.value = target.address
    tls.value = target.tls
    tab.value = 'link'
  }

  return { tab, subject, address, tls, openTokenLab, openLinkTest }
})
