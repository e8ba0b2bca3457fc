import { describe, expect, it } from 'vitest'
import { faultOfIssue } from './enter-params-fault'
import { DEBUG_LEVELS, INIT_PARAM_TEXTS, initParamsSchema } from './init-params'

function faultOf(given: unknown) {
  const parsed = initParamsSchema.safeParse(given)
  return parsed.success ? null : faultOfIssue(parsed.error.issues[0], given, 'initParams', INIT_PARAM_TEXTS)
}

describe('init params', () => {
  it.each<[string, object]>([
    ['the app key alone', {}],
    ['a platform number of the app', { customClientType: 7 }],
    ...DEBUG_LEVELS.map((debugLevel): [string, object] => [`debug level ${debugLevel}`, { debugLevel }]),
    ['a fixed device', { isFixedDeviceId: true }],
    ['the text transport', { binaryWebsocket: false }],
    ['the native introduction', { loginSDKTypeParamCompat: true }],
    ['what is not given', { debugLevel: undefined, isFixedDeviceId: undefined }],
  ])('take %s', (_, change) => {
    expect(initParamsSchema.parse({ appkey: 'app', ...change })).toEqual({ appkey: 'app', ...change })
  })

  it('drop unknown keys', () => {
    expect(initParamsSchema.parse({ appkey: 'app', tag: 1 })).toEqual({ appkey: 'app' })
  })

  it.each<[string, unknown, string, string]>([
    ['appkey', undefined, 'is required', 'non-empty string'],
    ['appkey', '', 'unexpected', 'non-empty string'],
    ['appkey', 1, 'unexpected', 'non-empty string'],
    ['customClientType', '7', 'unexpected', 'number'],
    ['debugLevel', 'verbose', 'unexpected', 'off, error, warn, log, debug'],
    ['debugLevel', null, 'unexpected', 'off, error, warn, log, debug'],
    ['isFixedDeviceId', 1, 'unexpected', 'boolean'],
    ['binaryWebsocket', 'no', 'unexpected', 'boolean'],
    ['loginSDKTypeParamCompat', 0, 'unexpected', 'boolean'],
  ])('refuse %s = %j', (name, value, what, allowed) => {
    expect(faultOf({ appkey: 'app', [name]: value })).toMatchObject({
      param: `initParams.${name}`,
      reason: `In initParams, param '${name}' ${what}`,
      allowed,
    })
  })

  it.each([undefined, null, 'app'])('refuse %j in their place', (given) => {
    expect(faultOf(given)).toMatchObject({ param: 'initParams', allowed: 'object' })
  })
})
