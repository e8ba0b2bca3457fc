import type { LinkProviderDraft } from './provider-draft'

/** Is the link address spoken to over TLS; the embedded cloud of the desktop app speaks plain ws. */
export function usesTls(draft: LinkProviderDraft): boolean {
  if (draft.kind === 'fault') return draft.fault === 'delay' && usesTls(draft.then)
  return draft.kind !== 'embedded' && draft.tls
}

/** Among fixed link addresses, stands for those of the embedded cloud; no `host:port` looks like it. */
export const EMBEDDED_ADDRESS = 'embedded'

/** Link addresses in a text: between them stand commas, semicolons or white space. */
export function splitAddresses(text: string): string[] {
  return text.split(/[\s,;]+/).filter((address) => address !== '')
}
