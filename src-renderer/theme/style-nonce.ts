/**
 * The nonce that the content security policy grants to styles made at run time (the resize cursor of the panes), as the
 * page's server wrote it into `<meta property="csp-nonce">`; undefined where the policy has none.
 */
export function styleNonce(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? undefined
}
