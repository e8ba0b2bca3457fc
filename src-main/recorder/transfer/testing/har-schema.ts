import { z } from 'zod'

/**
 * The structure of an HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec/) with the WebSocket messages of
 * Chrome DevTools. Fields that start with an underscore are extensions, which the specification allows.
 */
const sizes = { headersSize: z.int().min(-1), bodySize: z.int().min(-1) }
const pairs = z.array(z.object({ name: z.string(), value: z.string() }))
const duration = z.number().min(0)
const optionalDuration = z.number().min(-1).optional()

const entry = z.object({
  pageref: z.string().optional(),
  startedDateTime: z.iso.datetime({ offset: true }),
  time: duration,
  request: z.object({
    method: z.string(),
    url: z.url(),
    httpVersion: z.string(),
    cookies: pairs,
    headers: pairs,
    queryString: pairs,
    ...sizes,
  }),
  response: z.object({
    status: z.int(),
    statusText: z.string(),
    httpVersion: z.string(),
    cookies: pairs,
    headers: pairs,
    content: z.object({ size: z.int(), mimeType: z.string() }),
    redirectURL: z.string(),
    ...sizes,
  }),
  cache: z.object({}),
  timings: z.object({
    blocked: optionalDuration,
    dns: optionalDuration,
    connect: optionalDuration,
    send: duration,
    wait: duration,
    receive: duration,
    ssl: optionalDuration,
  }),
  comment: z.string().optional(),
  _resourceType: z.literal('websocket'),
  _webSocketMessages: z.array(
    z.strictObject({
      type: z.enum(['send', 'receive']),
      time: z.number().min(0),
      opcode: z.union([z.literal(1), z.literal(2)]),
      data: z.string(),
    }),
  ),
})

export const harSchema = z.object({
  log: z.object({
    version: z.literal('1.2'),
    creator: z.object({ name: z.string(), version: z.string() }),
    pages: z.array(
      z.object({
        startedDateTime: z.iso.datetime({ offset: true }),
        id: z.string(),
        title: z.string(),
        pageTimings: z.object({ onContentLoad: optionalDuration, onLoad: optionalDuration }),
      }),
    ),
    entries: z.array(entry),
  }),
})
