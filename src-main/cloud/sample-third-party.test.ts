import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signCallback } from './callback-signature'
import { SAMPLE_PASSWORD, SampleThirdParty } from './sample-third-party'

describe('the sample third-party server', () => {
  const sample = new SampleThirdParty((appkey) => (appkey === 'app' ? 'secret' : undefined))
  beforeEach(() => sample.start())
  afterEach(() => sample.stop())

  async function ask(body: unknown, { appkey = 'app', secret = 'secret' } = {}) {
    const text = JSON.stringify(body)
    const { md5, checkSum } = signCallback(secret, text, '1')
    const response = await fetch(sample.url ?? '', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        AppKey: appkey,
        CurTime: '1',
        MD5: md5,
        CheckSum: checkSum,
      },
      body: text,
    })
    return { status: response.status, answer: (await response.json()) as { errCode: number } }
  }

  it('passes who says the password as login extension or as token', async () => {
    for (const body of [{ loginExt: SAMPLE_PASSWORD }, { loginExt: '', token: SAMPLE_PASSWORD }])
      expect(await ask(body)).toMatchObject({ status: 200, answer: { errCode: 0 } })
  })

  it('refuses everybody else', async () => {
    for (const body of [{ loginExt: 'other' }, {}, { loginExt: 1 }, 'text', null])
      expect(await ask(body)).toMatchObject({ status: 200, answer: { errCode: 1 } })
  })

  it('refuses with the code that the login extension names', async () => {
    const answer = { errCode: 1, responseCode: 20042 }
    expect(await ask({ loginExt: 'refuse-with-20042' })).toMatchObject({ status: 200, answer })
    expect(await ask({ loginExt: 'refuse-with-7' })).toMatchObject({ answer: { responseCode: 302 } })
  })

  it('answers what is no callback, or too long to be one', async () => {
    const other = new URL('/other', sample.url ?? '')
    expect((await fetch(other, { method: 'POST', body: '{}' })).status).toBe(404)
    expect((await fetch(sample.url ?? '')).status).toBe(404)
    expect(await ask({ loginExt: 'x'.repeat(1_048_576) })).toMatchObject({ status: 413 })
  })

  it('takes no callback whose signature is wrong', async () => {
    const body = { loginExt: SAMPLE_PASSWORD }
    expect(await ask(body, { secret: 'other' })).toMatchObject({ status: 401 })
    expect(await ask(body, { appkey: 'other' })).toMatchObject({ status: 401 })
    const unsigned = await fetch(sample.url ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect(unsigned.status).toBe(401)
  })
})
