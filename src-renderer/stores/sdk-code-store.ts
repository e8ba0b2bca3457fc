import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { SdkPlatform, WebRuntime } from '../../src-shared/sdk-code'

/** Which code the code tab shows; it survives a look at another tab. */
export const useSdkCodeStore = defineStore('sdkCode', () => {
  const platform = ref<SdkPlatform>('web')
  const webRuntime = ref<WebRuntime>('browser')
  const imLoggedIn = ref(false)
  const notesShown = ref(false)
  return { platform, webRuntime, imLoggedIn, notesShown }
})
