import { isAbsolute } from 'node:path'
import type { LaunchFlags } from './launch-flags'

/** What the operator, or a link, asks the running app to show. */
export type OpenOrder =
  | { readonly kind: 'link'; readonly text: string }
  /** A recording that is imported and shown; an absolute path. */
  | { readonly kind: 'file'; readonly path: string }

/** What a command line asks to be shown, in its order of importance: the file first, then the link. */
export function ordersOf({ openFile, link }: Pick<LaunchFlags, 'openFile' | 'link'>): OpenOrder[] {
  return [
    ...(openFile === null ? [] : [{ kind: 'file' as const, path: openFile }]),
    ...(link === null ? [] : [{ kind: 'link' as const, text: link }]),
  ]
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
  if (order.kind === 'link' && 'text' in order && typeof order.text === 'string')
    return { kind: 'link', text: order.text }
  const isFile = order.kind === 'file' && 'path' in order && typeof order.path === 'string'
  return isFile && isAbsolute(order.path as string) ? { kind: 'file', path: order.path as string } : null
}
