import type { EventEmitter } from 'node:events'
import * as http from 'node:http'
import * as https from 'node:https'
import { WebSocket, type ClientOptions } from 'ws'

/** What a client uses of a WebSocket of `ws`: its state and calls, and the events open, message, error and close. */
export type NetworkSocket = Pick<
  WebSocket,
  'readyState' | 'bufferedAmount' | 'send' | 'close' | 'terminate'
> &
  Pick<EventEmitter, 'on' | 'once'>

/** What a client uses of an HTTP request of Node: the events error and response. */
export type NetworkRequest = Pick<EventEmitter, 'on'> & { destroy(): unknown }

/** What a client uses of the answer to it. */
export type NetworkResponse = Pick<http.IncomingMessage, 'statusCode'> &
  AsyncIterable<Uint8Array> & { destroy(): unknown }

/** The network below every transport; a recording can stand in for it. */
export interface ClientNetwork {
  /** Begins to open a WebSocket. @throws Error for a URL that cannot be one. */
  openSocket(url: string, options: ClientOptions): NetworkSocket
  /** Sends a GET. @throws Error for a URL that cannot be one. */
  get(url: string, options: https.RequestOptions): NetworkRequest
}

/** The last URL that was parsed: a thousand clients connect to the same one. */
let parsed = { text: '', url: new URL('ws://localhost/') }

/** What is no URL stays text: `ws` says best what is wrong with it. */
function parse(text: string): URL | string {
  if (parsed.text === text) return parsed.url
  if (!URL.canParse(text)) return text
  parsed = { text, url: new URL(text) }
  return parsed.url
}

/** The network of the machine. */
export const MACHINE_NETWORK: ClientNetwork = {
  openSocket: (url, options) => new WebSocket(parse(url), options),
  get: (url, options) => (url.startsWith('https:') ? https : http).get(url, options),
}
