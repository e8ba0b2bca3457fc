/** What the link port bears; whatever goes beyond is refused by name and does not reach the rooms. */
export interface LinkLimits {
  /** TCP connections in all. */
  readonly maxPeers: number
  readonly maxPeersPerAddress: number
  /** How long a TCP connection may take to ask for something. */
  readonly handshakeTimeoutMs: number
  /** Frames of one client; requests beyond are answered with 416, ten times as many end the connection. */
  readonly maxFramesPerSecond: number
}

export const DEFAULT_LINK_LIMITS: LinkLimits = {
  maxPeers: 20_000,
  maxPeersPerAddress: 10_000,
  handshakeTimeoutMs: 10_000,
  maxFramesPerSecond: 500,
}
