import { describe, expect, it } from 'vitest'
import { generateSdkCode, SDK_PLATFORMS, type AnnotationKey, type SdkPlatform } from '.'
import { LOGIN_CASE_NAMES, LOGIN_CASES, type LoginCase } from './testing/cases'

/** What is said about the code, and the line it is said about. */
function saidAbout(platform: SdkPlatform, login: LoginCase): Map<AnnotationKey, string[]> {
  const { text, annotations } = generateSdkCode(LOGIN_CASES[login], platform)
  const lines = text.split('\n')
  const said = new Map<AnnotationKey, string[]>()
  for (const { key, line } of annotations) said.set(key, [...(said.get(key) ?? []), lines[line - 1] ?? ''])
  return said
}

describe('the advices on instances (S113, S114)', () => {
  it.each(SDK_PLATFORMS)('stand at the instance of %s', (platform) => {
    const said = saidAbout(platform, 'static')
    expect(said.get('reuseInstance')?.join()).toMatch(/newInstance/)
    expect(said.get('cacheInstanceId')?.join()).toMatch(/getInstanceId/)
  })
})

it.each(SDK_PLATFORMS)('says at the avatar of %s how a picture gets its address (S93)', (platform) => {
  for (const login of LOGIN_CASE_NAMES) {
    expect(saidAbout(platform, login).get('uploadAvatar')).toEqual([expect.stringMatching(/roomAvatar/i)])
  }
})

describe('the slips of the login guide', () => {
  const EVERYWHERE = ['N10', 'N11', 'N13', 'N14', 'N15']
  const OF_PLATFORM: Record<SdkPlatform, Record<LoginCase, readonly string[]>> = {
    android: {
      static: ['N2', 'N3', 'N9'],
      dynamic: ['N2', 'N3', 'N9', 'N12'],
      thirdParty: ['N1', 'N2', 'N3', 'N9', 'N12'],
      tagged: ['N2', 'N3', 'N9', 'N12'],
      thirdPartyExtension: ['N1', 'N2', 'N3', 'N9', 'N12'],
      dynamicExtension: ['N2', 'N3', 'N9', 'N12'],
      anonymous: ['N2', 'N3', 'N9'],
    },
    ios: {
      static: ['N3'],
      dynamic: ['N3', 'N12'],
      tagged: ['N3', 'N12'],
      thirdParty: ['N3', 'N12'],
      thirdPartyExtension: ['N3', 'N12'],
      dynamicExtension: ['N3', 'N12'],
      anonymous: ['N3'],
    },
    desktop: {
      static: [],
      dynamic: ['N12'],
      tagged: ['N12'],
      thirdParty: ['N7', 'N12'],
      thirdPartyExtension: ['N7', 'N12'],
      dynamicExtension: ['N12'],
      anonymous: [],
    },
    web: {
      static: ['N4'],
      dynamic: ['N4', 'N5', 'N12'],
      tagged: ['N4', 'N5', 'N12'],
      thirdParty: ['N4', 'N5', 'N6', 'N7', 'N12'],
      thirdPartyExtension: ['N4', 'N5', 'N6', 'N7', 'N12'],
      dynamicExtension: ['N4', 'N5', 'N12'],
      anonymous: ['N4'],
    },
    harmony: {
      static: ['N4', 'N8'],
      dynamic: ['N4', 'N5', 'N8', 'N12'],
      tagged: ['N4', 'N5', 'N8', 'N12'],
      thirdParty: ['N4', 'N5', 'N6', 'N7', 'N8', 'N12'],
      thirdPartyExtension: ['N4', 'N5', 'N6', 'N7', 'N8', 'N12'],
      dynamicExtension: ['N4', 'N5', 'N8', 'N12'],
      anonymous: ['N4', 'N8'],
    },
  }
  const logins = SDK_PLATFORMS.flatMap((platform) => LOGIN_CASE_NAMES.map((login) => ({ platform, login })))

  it.each(logins)('are named in $platform code for a login of the kind $login', ({ platform, login }) => {
    const slips = [...saidAbout(platform, login).keys()].filter((key) => /^N\d+$/.test(key))
    expect(slips.sort()).toEqual([...EVERYWHERE, ...OF_PLATFORM[platform][login]].sort())
  })

  it.each([
    { slip: 'N1', platform: 'android', line: /THIRD_PARTY/ },
    { slip: 'N2', platform: 'android', line: /List<String> getLinkAddress/ },
    { slip: 'N3', platform: 'android', line: /instanceId = .*;$|\.build\(\);/ },
    { slip: 'N3', platform: 'ios', line: /\[client getInstanceId\]/ },
    { slip: 'N4', platform: 'web', line: /linkProvider/ },
    { slip: 'N5', platform: 'web', line: /response\.text\(\)/ },
    { slip: 'N5', platform: 'harmony', line: /response\.result as string/ },
    { slip: 'N6', platform: 'web', line: /appkey: string, roomId: string, accountId: string/ },
    { slip: 'N7', platform: 'web', line: /tokenProvider/ },
    { slip: 'N8', platform: 'harmony', line: /newInstance\(context,/ },
    { slip: 'N9', platform: 'android', line: /chatroomClient\.exit/ },
    { slip: 'N10', platform: 'desktop', line: /onChatroomStatus/ },
    { slip: 'N11', platform: 'ios', line: /enter:kRoomId/ },
    { slip: 'N12', platform: 'ios', line: /getToken|getLoginExtension/ },
    { slip: 'N13', platform: 'web', line: /timeout/ },
    { slip: 'N14', platform: 'android', line: /Before:/ },
    { slip: 'N15', platform: 'desktop', line: /getInstanceId/ },
  ] as const)('stand at their line: $slip in $platform code', ({ slip, platform, line }) => {
    const lines = saidAbout(platform, 'thirdParty').get(slip) ?? []
    expect(lines).not.toEqual([])
    for (const one of lines) expect(one).toMatch(line)
  })
})

it('names the steps that a platform skips (domain.md §9.17) (S63, S142)', () => {
  const skipped = SDK_PLATFORMS.map((platform) => [
    platform,
    generateSdkCode(LOGIN_CASES.static, platform)
      .annotations.filter(({ kind }) => kind === 'skipped')
      .map(({ key }) => key),
  ])
  expect(Object.fromEntries(skipped)).toEqual({
    android: ['noInitParams'],
    ios: ['noInitParams'],
    desktop: ['noInitParams'],
    web: ['noInitCall', 'noServiceStep'],
    harmony: ['noInitCall', 'noLinkStep'],
  })
})
