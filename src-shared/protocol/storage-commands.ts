import { request } from './command-spec'

/** Commands of service 6: the time of the server, its configuration, tokens for file upload (protocol notes §6). */
export const storageCommands = [
  request('6_2', 'getNosToken', {
    api: '(file upload)',
    params: [
      ['responseBody', 'String'],
      ['nosToken', 'Property', 'nosToken'],
    ],
    response: [['nosToken', 'Property', 'nosToken']],
  }),
  request('6_22', 'getOriginUrl', {
    api: 'shortUrlToLong',
    params: [['nosSafeUrlTag', 'Property', 'nosSafeUrlTag']],
    response: [['nosSafeUrlTag', 'Property', 'nosSafeUrlTag']],
  }),
  request('6_23', 'v2ChatroomGetServerTime', {
    api: '(automatic after login)',
    response: [['time', 'Long']],
  }),
  request('6_24', 'getNosAccessToken', {
    api: '(internal)',
    params: [['tag', 'Property', 'nosAccessTokenTag']],
    response: [['tag', 'Property', 'nosAccessTokenTag']],
  }),
  request('6_25', 'deleteNosAccessToken', {
    api: '(internal)',
    params: [['tag', 'Property', 'nosAccessTokenTag']],
  }),
  request('6_26', 'getNosCdnHost', {
    api: '(automatic after login)',
    response: [['nosConfigTag', 'Property', 'nosConfigTag']],
  }),
  request('6_27', 'getGrayscaleConfig', {
    api: '(automatic after login unless cached or isNeedToGetUploadPolicyFromServer is false)',
    params: [['config', 'Property']],
    response: [['grayConfigTag', 'Property', 'grayConfigTag']],
  }),
  request('6_28', 'getMixStorePolicy', {
    api: '(after getGrayscaleConfig when the config has mixStoreEnable true)',
    params: [['supportType', 'LongArray']],
    response: [['mixStorePolicyTag', 'Property', 'mixStorePolicyTag']],
  }),
  request('6_29', 'getMixStoreToken', {
    api: '(file upload)',
    params: [['mixStoreTokenReqTag', 'Property', 'mixStoreTokenReqTag']],
    response: [['mixStoreTokenResTag', 'Property', 'mixStoreTokenResTag']],
  }),
  request('6_30', 'getFileAuthToken', {
    api: '(internal)',
    params: [['mixStoreAuthTokenReqTag', 'Property', 'mixStoreAuthTokenReqTag']],
    response: [['mixStoreAuthTokenResTag', 'Property', 'mixStoreAuthTokenResTag']],
  }),
] as const
