import type { ChatroomStatusName } from '../../src-shared/chatroom'
import type { LifecycleEdge } from './lifecycle-edges'
import type { StatusCount } from './status-log'

export const NODE_WIDTH = 116
export const NODE_HEIGHT = 30
export const DIAGRAM_WIDTH = 860
export const DIAGRAM_HEIGHT = 320

const COLUMN_WIDTH = 180
const MARGIN = 10
/** Room above the way into the room, for the arcs that lead back. */
const ROW_Y = [128, 262] as const
const PAIR_BEND = 16
const BACK_BEND_PER_COLUMN = 46

/** The way into the room on one line; what goes wrong below it. */
const PLACES: Readonly<Record<ChatroomStatusName, { readonly column: number; readonly row: 0 | 1 }>> = {
  EXITED: { column: 0, row: 0 },
  CONNECTING: { column: 1, row: 0 },
  CONNECTED: { column: 2, row: 0 },
  ENTERING: { column: 3, row: 0 },
  ENTERED: { column: 4, row: 0 },
  WAITING: { column: 0.9, row: 1 },
  DISCONNECTED: { column: 2.6, row: 1 },
}

export interface DiagramNode {
  readonly status: ChatroomStatusName
  /** Middle of the box. */
  readonly x: number
  readonly y: number
}

/** Where an edge comes from: the lifecycle table, the table with the vendor's defects, or only the recording. */
export type EdgeOrigin = 'table' | 'quirk' | 'recorded'

export interface DiagramEdge {
  readonly key: string
  readonly from: ChatroomStatusName
  readonly to: ChatroomStatusName
  readonly count: number
  readonly origin: EdgeOrigin
  readonly causes: LifecycleEdge['causes']
  /** SVG path from border to border. */
  readonly path: string
  /** Middle of the path. */
  readonly labelX: number
  readonly labelY: number
}

export interface StateDiagram {
  readonly nodes: readonly DiagramNode[]
  readonly edges: readonly DiagramEdge[]
}

interface Point {
  readonly x: number
  readonly y: number
}

/**
 * Lays the lifecycle out: one box a status, one arrow a change that the table allows or that was recorded. What only the
 * vendor's defects bring about is shown when it was recorded. The same
 * edges give the same picture; counts never move anything.
 */
export function layOutStates(table: readonly LifecycleEdge[], counts: readonly StatusCount[]): StateDiagram {
  const countOf = new Map(counts.map(({ from, to, count }) => [`${from}>${to}`, count]))
  const allowed = table
    .filter(({ from, to, quirk }) => !quirk || countOf.has(`${from}>${to}`))
    .map((edge) => ({ ...edge, origin: edge.quirk ? ('quirk' as const) : ('table' as const) }))
  const isAllowed = new Set(table.map(({ from, to }) => `${from}>${to}`))
  const unforeseen = counts.flatMap(({ from, to }) =>
    isStatus(from) && isStatus(to) && !isAllowed.has(`${from}>${to}`)
      ? [{ from, to, causes: [], origin: 'recorded' as const }]
      : [],
  )
  const all = [...allowed, ...unforeseen]
  const hasBack = new Set(all.map(({ from, to }) => `${to}>${from}`))
  return {
    nodes: (Object.keys(PLACES) as ChatroomStatusName[]).map((status) => ({ status, ...centreOf(status) })),
    edges: all.map((edge) => {
      const key = `${edge.from}>${edge.to}`
      return { ...edge, key, count: countOf.get(key) ?? 0, ...route(edge.from, edge.to, hasBack.has(key)) }
    }),
  }
}

function isStatus(name: string): name is ChatroomStatusName {
  return Object.hasOwn(PLACES, name)
}

function centreOf(status: ChatroomStatusName): Point {
  const { column, row } = PLACES[status]
  return { x: MARGIN + NODE_WIDTH / 2 + column * COLUMN_WIDTH, y: ROW_Y[row] }
}

/** A curve that leaves a straight line by `bend` to its left, cut off at the borders of both boxes. */
function route(from: ChatroomStatusName, to: ChatroomStatusName, hasBack: boolean) {
  const [start, end] = [centreOf(from), centreOf(to)]
  const bend = bendOf(from, to, hasBack)
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1
  const control = {
    x: (start.x + end.x) / 2 + ((end.y - start.y) / length) * 2 * bend,
    y: (start.y + end.y) / 2 - ((end.x - start.x) / length) * 2 * bend,
  }
  const [first, last] = [borderTowards(start, control), borderTowards(end, control)]
  return {
    path: `M${place(first)} Q${place(control)} ${place(last)}`,
    labelX: Math.round((first.x + 2 * control.x + last.x) / 4),
    labelY: Math.round((first.y + 2 * control.y + last.y) / 4),
  }
}

function bendOf(from: ChatroomStatusName, to: ChatroomStatusName, hasBack: boolean): number {
  const columns = PLACES[to].column - PLACES[from].column
  const isOnOneLine = PLACES[from].row === PLACES[to].row
  // Back along the line, or over a box in between: above the boxes, higher the farther it goes.
  if (isOnOneLine && PLACES[from].row === 0 && columns < 0) return (columns * BACK_BEND_PER_COLUMN) / 2
  return hasBack ? PAIR_BEND : 0
}

/** Where the line from the middle of a box towards a point crosses its border. */
function borderTowards(centre: Point, towards: Point): Point {
  const [dx, dy] = [towards.x - centre.x, towards.y - centre.y]
  const share = Math.min(NODE_WIDTH / 2 / Math.abs(dx || 1e-9), NODE_HEIGHT / 2 / Math.abs(dy || 1e-9))
  return { x: centre.x + dx * share, y: centre.y + dy * share }
}

function place({ x, y }: Point): string {
  return `${Math.round(x)} ${Math.round(y)}`
}
