import { describe, expect, it } from 'vitest'
import { lifecycleEdges } from './lifecycle-edges'
import {
  DIAGRAM_HEIGHT,
  DIAGRAM_WIDTH,
  layOutStates,
  NODE_HEIGHT,
  NODE_WIDTH,
  type DiagramNode,
} from './state-diagram'

const table = lifecycleEdges()
const plain = layOutStates(table, [])

function holds({ x, y }: DiagramNode, point: { labelX: number; labelY: number }): boolean {
  return Math.abs(point.labelX - x) < NODE_WIDTH / 2 && Math.abs(point.labelY - y) < NODE_HEIGHT / 2
}

describe('state diagram', () => {
  it('has a box for every status and an arrow for every edge of the table, all within the picture', () => {
    expect(plain.nodes).toHaveLength(7)
    expect(plain.edges).toHaveLength(table.filter(({ quirk }) => !quirk).length)
    for (const { x, y } of plain.nodes) {
      expect(x).toBeGreaterThanOrEqual(NODE_WIDTH / 2)
      expect(x).toBeLessThanOrEqual(DIAGRAM_WIDTH - NODE_WIDTH / 2)
      expect(y).toBeLessThanOrEqual(DIAGRAM_HEIGHT - NODE_HEIGHT / 2)
    }
    for (const { labelX, labelY } of plain.edges) {
      expect(labelX).toBeGreaterThan(0)
      expect(labelY).toBeGreaterThan(0)
      expect(labelY).toBeLessThan(DIAGRAM_HEIGHT)
    }
  })

  it('puts no count on a box, and no two counts on one place', () => {
    for (const edge of plain.edges) expect(plain.nodes.filter((node) => holds(node, edge))).toEqual([])
    const places = plain.edges.map(({ labelX, labelY }) => `${labelX},${labelY}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it('says how often each edge was gone, without moving anything', () => {
    const counted = layOutStates(table, [{ from: 'EXITED', to: 'CONNECTING', count: 12 }])
    expect(counted.edges.find(({ key }) => key === 'EXITED>CONNECTING')?.count).toBe(12)
    expect(counted.edges.map(({ path }) => path)).toEqual(plain.edges.map(({ path }) => path))
  })

  it('shows a change that the table does not know, and passes over what is no status', () => {
    const { edges } = layOutStates(table, [
      { from: 'ENTERED', to: 'CONNECTING', count: 1 },
      { from: 'ENTERED', to: 'NOWHERE', count: 1 },
      { from: 'DISCONNECTED', to: 'ENTERED', count: 1 },
    ])
    const beyondTable = edges.filter(({ origin }) => origin !== 'table')
    expect(beyondTable.map(({ key, origin }) => `${key} ${origin}`)).toEqual([
      'DISCONNECTED>ENTERED quirk',
      'ENTERED>CONNECTING recorded',
    ])
  })
})
