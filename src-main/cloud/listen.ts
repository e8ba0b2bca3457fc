import type { AddressInfo, Server } from 'node:net'

export interface ListenTarget {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  /** What the port is for; named when it cannot be taken. */
  readonly purpose: string
}

/**
 * Starts listening.
 * @returns `host:port` with the port that was taken; IPv6 hosts in brackets.
 * @throws Error naming purpose, host and port when the port cannot be taken.
 */
export function listen(server: Server, target: ListenTarget): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (cause: Error): void => reject(cannotListen(target, cause))
    server.once('error', fail)
    server.listen(target.port, target.host, () => {
      server.off('error', fail)
      resolve(addressOf(server, target))
    })
  })
}

function addressOf(server: Server, { host }: ListenTarget): string {
  return formatAddress(host, (server.address() as AddressInfo).port)
}

function cannotListen({ purpose, host, port }: ListenTarget, cause: Error): Error {
  return new Error(
    `The ${purpose} port ${formatAddress(host, port)} of the cloud cannot be opened: ${cause.message}. Choose another port, or 0 for a free one.`,
    { cause },
  )
}

function formatAddress(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
