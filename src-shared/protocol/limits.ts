/** Timers and caps of the link protocol (protocol notes §4, §9). The last two bound our own decoders. */
export const LIMITS = {
  packetTimeoutMs: 8_000,
  logoutPacketTimeoutMs: 1_000,
  heartbeatIntervalMs: 30_000,
  heartbeatProbeCount: 5,
  heartbeatProbeTimeoutMs: 3_000,
  handshakeTimeoutMs: 8_000,
  socketConnectTimeoutMs: 8_000,
  enterTimeoutDefaultMs: 60_000,
  reconnectIntervalsMs: [1_000, 2_000, 3_000],
  messageIdCacheSize: 100,
  /** Bytes of one binary packet, characters of one text frame. More is refused in both directions. */
  maxPacketBytes: 1_048_576,
  /** List members and map entries of one binary packet, nested ones included. */
  maxItemsPerPacket: 131_072,
  /** Nesting of a JSON value inside a property. */
  maxJsonDepth: 64,
} as const

/** What a web client says about itself in its login request (protocol notes §7.1). */
export const CLIENT_CONSTANTS = {
  clientType: 16,
  sdkVersion: 100_801,
  sdkHumanVersion: '10.8.1',
  protocolVersion: 1,
  hostEnvBrowser: 100,
  libEnv: 'BROWSER',
  anonymousAccountPrefix: 'nimanon_',
} as const

/** Codes that end a login at once, without trying the next address or reconnecting (protocol notes §9.3). */
export const TERMINAL_CODES: ReadonlySet<number> = new Set([
  201, 302, 317, 403, 404, 414, 417, 422, 101301, 101302, 101303, 101304, 101403, 102302, 102303, 102404,
  102422, 113404, 113406, 113410, 114426, 191002, 191005,
])
