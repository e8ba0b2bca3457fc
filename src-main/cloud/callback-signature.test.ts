import { describe, expect, it } from 'vitest'
import { signCallback } from './callback-signature'

describe('callback signature', () => {
  it('signs the published login callback', () => {
    const body =
      '{"eventType":37,"fromAccount":"zhangsan","roomid":36,"loginAuthType":2,"loginExt":"ext-1","token":""}'
    expect(signCallback('0123456789ab', body, '1541583920979')).toEqual({
      md5: 'b11dc98c957c0467a2a7497d4bac90f8',
      checkSum: '8e75e6f49fe02ae2bcb7035e055330c615f48810',
    })
  })

  it('signs the published copy', () => {
    const body =
      '{"accid":"zhangsan","code":"200","event":"IN","eventType":"9","roomId":"36","timestamp":"1452504942126"}'
    expect(signCallback('0123456789ab', body, '1440570500855')).toEqual({
      md5: 'd021372d0a4e32a1e7901aa08599fc7e',
      checkSum: '51a35d5272cc12fb765b7761188dabce1caca669',
    })
  })
})
