import onnxProto, { type onnx as Onnx } from 'onnx-proto'
import type { Attribute, Constant, ElementType, Graph, GraphNode, Value } from './graph.js'
import { neededParts } from './needed.js'

const { onnx } = onnxProto

/** The newest standard whose operators all have CPU kernels in ONNX Runtime 1.30: Gelu is in it. */
const OPSET = 20
/** The file format that goes with this opset. */
const IR_VERSION = 9

/** ONNX's numbers for element types. */
export const TYPE_CODES: Record<ElementType, number> = {
  float32: onnx.TensorProto.DataType.FLOAT,
  float64: onnx.TensorProto.DataType.DOUBLE,
  int32: onnx.TensorProto.DataType.INT32,
  int64: onnx.TensorProto.DataType.INT64,
  bool: onnx.TensorProto.DataType.BOOL,
}

export function encodeModel(graph: Graph): Uint8Array {
  return onnx.ModelProto.encode({
    irVersion: IR_VERSION,
    producerName: 'collapse-lab',
    opsetImport: [
      { domain: '', version: OPSET },
      { domain: 'com.microsoft', version: 1 },
    ],
    graph: encodeGraph(graph, 'graph'),
  }).finish()
}

function encodeGraph(graph: Graph, name: string): Onnx.GraphProto {
  const { nodes, constants } = neededParts(graph)
  return onnx.GraphProto.create({
    name,
    node: nodes.map(encodeNode),
    initializer: constants.map(encodeConstant),
    input: graph.inputs.map(encodeValue),
    output: graph.outputs.map(encodeValue),
  })
}

function encodeNode({ operator, domain = '', inputs, outputs, attributes }: GraphNode): Onnx.INodeProto {
  return {
    opType: operator,
    domain,
    // Named by what it makes, so that a profile or an error of the runtime can be traced.
    name: `${operator}_${outputs[0]}`,
    input: inputs.map((input) => input ?? ''),
    output: [...outputs],
    attribute: Object.entries(attributes).map(([name, value]) => encodeAttribute(name, value)),
  }
}

function encodeAttribute(name: string, value: Attribute): Onnx.IAttributeProto {
  const { AttributeType } = onnx.AttributeProto
  if ('int' in value) return { name, type: AttributeType.INT, i: value.int }
  if ('float' in value) return { name, type: AttributeType.FLOAT, f: value.float }
  if ('ints' in value) return { name, type: AttributeType.INTS, ints: [...value.ints] }
  if ('text' in value) return { name, type: AttributeType.STRING, s: Buffer.from(value.text) }
  return { name, type: AttributeType.GRAPH, g: encodeGraph(value.graph, 'body') }
}

function encodeConstant({ name, type, dims, data }: Constant) {
  const rawData = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return { name, dims: [...dims], dataType: TYPE_CODES[type], rawData }
}

function encodeValue({ name, type, dims }: Value) {
  const dim = dims.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }))
  return { name, type: { tensorType: { elemType: TYPE_CODES[type], shape: { dim } } } }
}
