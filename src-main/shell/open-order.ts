import { isAbsolute } from 'node:path'
import { isDeepLink } from '../../src-shared/console/deep-link'
import type { LaunchFlags } from './launch-flags'

/** What the operator, or a link, asks the running app to show. */
export type OpenOrder =
  | { readonly kind: 'link'; readonly text: string }
  /** A recording that is imported and shown; an absolute path. */
  | { readonly kind: 'file'; readonly path: string }

/** What a command line asks to be shown, in its order of importance: the files first, then the links. */
export function ordersOf({ openFiles, links }: Pick<LaunchFlags, 'openFiles' | 'links'>): OpenOrder[] {
  return [
    ...openFiles.map((path) => ({ kind: 'file' as const, path })),
    ...links.map((text) => ({ kind: 'link' as const, text })),
  ]
}

/** The command line that asks for these orders. */
export function argumentsOf(orders: readonly OpenOrder[]): string[] {
  return orders.map((order) => (order.kind === 'file' ? `--open=${order.path}` : order.text))
}

/**
 * What a second start of the app handed over to this one. It comes from another process, so whatever has not the shape
 * of an order is left out.
 */
export function readHandedOver(data: unknown): OpenOrder[] {
  if (typeof data !== 'object' || data === null || !('orders' in data) || !Array.isArray(data.orders))
    return []
  return data.orders.flatMap((order: unknown) => readOrder(order) ?? [])
}

function readOrder(order: unknown): OpenOrder | null {
  if (typeof order !== 'object' || order === null || !('kind' in order)) return null
  // What is no link would be a flag on the command line of a start that goes on with it.
  if (order.kind === 'link' && 'text' in order && typeof order.text === 'string' && isDeepLink(order.text))
    return { kind: 'link', text: order.text }
  const isFile = order.kind === 'file' && 'path' in order && typeof order.path === 'string'
  return isFile && isAbsolute(order.path as string) ? { kind: 'file', path: order.path as string } : null
}
