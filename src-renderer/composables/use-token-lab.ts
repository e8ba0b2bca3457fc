import { storeToRefs } from 'pinia'
import { computed, ref, watch } from 'vue'
import { toNumber } from '../composer/typed-number'
import { useConsole } from '../console/use-console'
import { useCloudStore } from '../stores/cloud-store'
import { useDiagnoseStore } from '../stores/diagnose-store'
import { useInstancesStore } from '../stores/instances-store'
import { useNoticesStore } from '../stores/notices-store'

const MS_PER_SECOND = 1000
const MADE_FOR_SECONDS = 600

/** Takes tokens apart for an account, and makes them. */
export function useTokenLab() {
  const client = useConsole()
  const notices = useNoticesStore()
  const diagnose = useDiagnoseStore()
  const cloud = useCloudStore()
  const instances = useInstancesStore()
  const { token, clockOffset, inspection } = storeToRefs(diagnose)
  /** What the app signs with, where the embedded cloud does not know or is not to be asked; gone with the tab. */
  const appSecret = ref('')
  const isSecretMissing = ref(false)

  const clockOffsetMs = computed(() => toNumber(clockOffset.value) * MS_PER_SECOND)
  const isOffsetWrong = computed(() => !Number.isSafeInteger(clockOffsetMs.value))
  watch(appSecret, diagnose.forgetInspection, { flush: 'sync' })
  watch([appSecret, () => diagnose.subject], () => (isSecretMissing.value = false))

  /** The app and account in question, with the secret where one was entered. */
  function subject() {
    const entered = appSecret.value.trim()
    return { ...diagnose.subject, ...(entered === '' ? {} : { appSecret: entered }) }
  }

  function subjectField(field: 'appkey' | 'accountId') {
    return computed({
      get: () => diagnose.subject[field],
      set: (value) => (diagnose.subject = { ...diagnose.subject, [field]: value }),
    })
  }

  async function inspect(): Promise<void> {
    if (isOffsetWrong.value) return
    const input = { ...subject(), token: token.value.trim(), clockOffsetMs: clockOffsetMs.value }
    await diagnose.keepInspection(notices.guard(() => client.inspectToken(input)))
  }

  /** A token as the app's server makes it, inspected at once. */
  async function make(): Promise<void> {
    const whom = subject()
    isSecretMissing.value = whom.appSecret === undefined && !cloud.appkeys.includes(whom.appkey)
    if (isSecretMissing.value) return
    const made = await notices.guard(() => client.makeAccountToken({ ...whom, ttlSeconds: MADE_FOR_SECONDS }))
    if (made !== null) await show(made.token)
  }

  async function show(shown: string): Promise<void> {
    token.value = shown
    await inspect()
  }

  /** What another screen hands over is taken apart at once. */
  async function takeHanded(): Promise<void> {
    const handed = diagnose.takeToken()
    if (handed !== null) await show(handed)
  }

  if (diagnose.subject.appkey === '' && diagnose.subject.accountId === '') {
    const { appkey, accountId } = instances.active?.draft ?? cloud.demoDraft() ?? diagnose.subject
    diagnose.subject = { appkey, accountId }
  }

  watch(() => diagnose.handedToken, takeHanded, { immediate: true })

  return {
    token,
    clockOffset,
    isOffsetWrong,
    appSecret,
    isSecretMissing,
    inspection,
    appkey: subjectField('appkey'),
    accountId: subjectField('accountId'),
    inspect,
    make,
  }
}
