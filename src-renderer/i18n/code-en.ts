/** The login as code for the platforms of the SDK, English. */
export const codeEn = {
  sdkCode: {
    tab: 'Code',
    label: 'SDK code of the login',
    platforms: 'Platform',
    platform: {
      android: 'Android',
      ios: 'iOS',
      desktop: 'Win/macOS',
      web: 'Web',
      harmony: 'Harmony',
    },
    runtimes: 'Runtime',
    runtime: { browser: 'Browser', uniApp: 'uni-app', miniProgram: 'Mini program' },
    imLoggedIn: 'IM is logged in',
    stale: 'A field is wrong. The code shows the parameters that were right last.',
    skipped: 'Steps that this platform does not have',
    remarks: 'About the code',
    line: 'Line {line}',
    kind: { slip: 'Corrected', skipped: 'Skipped', note: 'Note' },
    remark: {
      N1: "The guide's third-party sample for Android sets DYNAMIC_TOKEN. Its text and the other samples say THIRD_PARTY.",
      N2: "The guide's sample returns a String. The method returns List<String>.",
      N3: "The guide's samples have a stray or missing semicolon here, declare the variable twice or, on iOS, use the dot for a method.",
      N4: "The guide's sample has no linkProvider. The Web SDK refuses the login without one (191004).",
      N5: "The guide's sample returns the response object. A provider has to return the text.",
      N6: "The guide's sample takes (account) and speaks of a dynamic token. The provider is called with (appkey, roomId, accountId).",
      N7: "The guide's text asks for both providers, its sample has only the login extension. The token provider is optional.",
      N8: "The guide's login sample omits the context, which the step before requires.",
      N9: "The guide's exit sample calls chatroomCore, which does not exist. It is chatroomClient.",
      N10: 'The guide says that all members of the room receive this callback. It belongs to this instance only.',
      N11: 'For a room that does not exist the guide names 191004. Typings and servers have 113404.',
      N12: 'The guide has this called once the connection is made. The Web SDK calls it before it connects, and again before each reconnect.',
      N13: 'The guide names 45 s until a reconnect and 60 s in all: 45 s are for one attempt, within the 60 s. The Web SDK has steps of 8 s.',
      N14: "The guide's list of prerequisites is empty. These are the ones of its later edition.",
      N15: 'The guide says that newInstance returns the instanceId. It returns the instance; getInstanceId() has the id.',
      noInitParams:
        'Step 2: newInstance takes no parameters. The app key is given to the SDK beforehand, when it is initialised.',
      noInitCall: 'There is no call that initialises the SDK. The parameters go into newInstance.',
      noLinkStep: 'Step 4: fetching the link address beforehand may be left out.',
      noServiceStep: 'Step 6: getChatroomService is not needed. The service is a property of the instance.',
      reuseInstance:
        'Do not call newInstance for every login. Call destroyInstance when the instance is not needed any more.',
      cacheInstanceId: 'Keep the instanceId, and find the instance again with getInstance(instanceId).',
      uploadAvatar:
        'A picture is uploaded first with V2NIMStorageService.uploadFile, which gives its address.',
      noStaticToken: 'With a dynamic token the parameters have no token. The provider answers with it.',
      swappedLinkArguments:
        'Version 10.8.1 passes (accountId, roomId), although its typings say (roomId, accountId). This code uses neither.',
      faultLeftOut: 'The provider of these parameters goes wrong on purpose. The one in the code does not.',
    },
  },
}
