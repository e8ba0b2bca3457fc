// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { TooltipProvider } from 'reka-ui'
import { h, ref } from 'vue'
import { describe, expect, it } from 'vitest'
import { defaultEnterDraft } from '../../../src-shared/console'
import { formFromDraft } from '../../composer/draft-form'
import type { ProviderForm, ProviderName } from '../../composer/provider-form'
import { createMessages } from '../../i18n'
import ProviderFields from './ProviderFields.vue'

/** The fields of one provider, with the form behind them. */
function open(name: ProviderName, patch: Partial<ProviderForm>) {
  const form = ref<ProviderForm>({ ...formFromDraft(defaultEnterDraft())[name], ...patch })
  const onEdit = (edited: Partial<ProviderForm>) => (form.value = { ...form.value, ...edited })
  const fields = () => h(ProviderFields, { name, form: form.value, problems: {}, onEdit })
  const wrapper = mount(() => h(TooltipProvider, null, { default: fields }), {
    global: { plugins: [createMessages()] },
  })
  const ids = () => wrapper.findAll('[data-testid]').map((element) => element.attributes('data-testid'))
  const get = (testId: string) => wrapper.get<HTMLInputElement>(`[data-testid="${testId}"]`)
  return { form, ids, get }
}

const SHOWN: [ProviderName, Partial<ProviderForm>, string][] = [
  ['tokenProvider', {}, 'token-provider token-ttl token-clock-offset token-secret-source'],
  ['tokenProvider', { kind: 'fixed' }, 'token-provider dynamic-token dynamic-token-reveal'],
  ['loginExtensionProvider', {}, 'extension-provider login-extension login-extension-reveal'],
  [
    'loginExtensionProvider',
    { kind: 'script' },
    'extension-provider extension-origins extension-timeout extension-script',
  ],
  [
    'thirdPartyTokenProvider',
    { kind: 'generated' },
    'third-party-provider third-party-ttl third-party-clock-offset third-party-secret-source',
  ],
  ['thirdPartyTokenProvider', {}, 'third-party-provider third-party-value third-party-value-reveal'],
  ['linkProvider', {}, 'link-provider'],
  ['linkProvider', { kind: 'fixed' }, 'link-provider link-addresses link-tls'],
  [
    'linkProvider',
    { kind: 'serverApi' },
    'link-provider link-api-version link-api-base link-api-client-type link-secret-source link-timeout link-tls',
  ],
  [
    'tokenProvider',
    { kind: 'http', method: 'GET' },
    'token-provider token-url token-method token-path token-timeout token-header-add',
  ],
  ['tokenProvider', { kind: 'fault' }, 'token-provider token-fault token-fault-message'],
  ['linkProvider', { kind: 'fault', fault: 'neverAnswers' }, 'link-provider link-fault'],
  [
    'loginExtensionProvider',
    { kind: 'fault', fault: 'delay', thenKind: 'fixed' },
    'extension-provider extension-fault extension-delay extension-then login-extension login-extension-reveal',
  ],
]

describe('provider fields', () => {
  it.each(SHOWN)('of %s with %o are those of the kind only', (name, patch, shown) => {
    const expected = shown.split(' ').map((id) => `composer-${id}`)
    expect(open(name, patch).ids()).toEqual(expected)
  })

  it.each<[ProviderName, Partial<ProviderForm>, string]>([
    ['tokenProvider', { kind: 'fixed' }, 'composer-dynamic-token'],
    ['tokenProvider', { appSecretKind: 'fixed' }, 'composer-token-secret'],
    ['loginExtensionProvider', {}, 'composer-login-extension'],
    ['linkProvider', { kind: 'serverApi', appSecretKind: 'fixed' }, 'composer-link-secret'],
    [
      'linkProvider',
      { kind: 'http', headers: [{ name: 'X-Key', value: 'k' }] },
      'composer-link-header-value-0',
    ],
  ])('of %s with %o mask %s', (name, patch, testId) => {
    expect(open(name, patch).get(testId).attributes('type')).toBe('password')
  })

  it('take headers one by one', async () => {
    const { form, get } = open('tokenProvider', { kind: 'http' })
    for (const [index, header] of ['Accept', 'Authorization'].entries()) {
      await get('composer-token-header-add').trigger('click')
      await get(`composer-token-header-name-${index}`).setValue(header)
      await get(`composer-token-header-value-${index}`).setValue(`value ${index}`)
    }
    await get('composer-token-header-remove-0').trigger('click')
    expect(form.value.headers).toEqual([{ name: 'Authorization', value: 'value 1' }])
  })
})
