import { isIP } from 'node:net'

/** Key and certificate of the link port, both PEM. */
export interface Certificate {
  readonly privateKeyPem: string
  readonly certificatePem: string
}

const IP_NAME = 7
const DNS_NAME = 2

/**
 * Makes a certificate that signs itself, for loopback and `host`; a client that trusts it as an authority accepts the
 * link port. It is valid from now for a year by the machine's clock, because TLS peers judge it by theirs.
 */
export async function makeCertificate(host: string): Promise<Certificate> {
  // Only a cloud with TLS pays for loading the certificate library.
  const { generate } = await import('selfsigned')
  const names = [...new Set(['localhost', '127.0.0.1', '::1', host])]
  const made = await generate([{ name: 'commonName', value: 'Roomscope embedded cloud' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) =>
          isIP(name) ? { type: IP_NAME, ip: name } : { type: DNS_NAME, value: name },
        ),
      },
    ],
  })
  return { privateKeyPem: made.private, certificatePem: made.cert }
}
