import type { ProviderContext } from './provider-run'

const PLACEHOLDER = /\{\{(roomId|accountId|appkey)\}\}/g

/** Puts the context's values in place of `{{roomId}}`, `{{accountId}}` and `{{appkey}}`; other braces stay. */
export function fillPlaceholders(
  template: string,
  context: ProviderContext,
  escape: (value: string) => string,
): string {
  return template.replace(PLACEHOLDER, (_whole, name: keyof ProviderContext) => escape(context[name]))
}

/** Escapes a value for the inside of a JSON string. */
export function escapeJson(value: string): string {
  return JSON.stringify(value).slice(1, -1)
}
