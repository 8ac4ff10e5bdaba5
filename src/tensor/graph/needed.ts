import type { Constant, Graph, GraphNode } from './graph.js'

/** The nodes and constants that a graph's outputs rest on: gradients that nobody asked for are left out. */
export function neededParts(graph: Graph): { nodes: GraphNode[]; constants: Constant[] } {
  const used = new Set(graph.outputs.map(({ name }) => name))
  const nodes: GraphNode[] = []
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some((name) => used.has(name))) continue
    nodes.push(node)
    for (const name of namesUsed(node)) used.add(name)
  }
  return { nodes: nodes.reverse(), constants: graph.constants.filter(({ name }) => used.has(name)) }
}

/** What a node reads: its inputs, and what the graphs inside it read, which may come from outside of them. */
function namesUsed({ inputs, attributes }: GraphNode): string[] {
  const names = inputs.filter((name) => name !== undefined)
  for (const value of Object.values(attributes)) {
    if ('graph' in value) {
      names.push(...neededParts(value.graph).nodes.flatMap(namesUsed))
      names.push(...value.graph.outputs.map(({ name }) => name))
    }
  }
  return names
}
