import { afterAll, expect, test } from 'vitest'
import { keyedRng } from '../../src/random/keyed.js'
import { gradients } from '../../src/tensor/graph/gradients.js'
import { Graph, type Value } from '../../src/tensor/graph/graph.js'
import { sum } from '../../src/tensor/ops/reduce.js'
import { mul } from '../../src/tensor/ops/arithmetic.js'
import type { Device, Program, Tensor } from '../../src/tensor/runtime/device.js'
import { openDevice } from '../../src/tensor/runtime/open-device.js'
import { type GoldenArray, type GoldenCase, goldenCases } from './golden.js'

export type Values = Readonly<Record<string, Value>>
export type Build = (values: Values) => Value

/** Of float32: how far a number may be off, as a share of the largest beside it. */
const FLOAT32 = 2e-6
/** Where all numbers are below this they are differences of larger ones, and as uncertain as those. */
const LEAST = 1e-3
/** Step of finite differences: float32 has too few digits for a smaller one. */
const STEP = 1e-2
const DIFFERENCES = 2e-3

/** A device that is closed after the test file. */
export async function deviceForTests(threads = 1): Promise<Device> {
  const device = await openDevice({ threads })
  afterAll(() => device.close())
  return device
}

/** Runs a graph once; returns all of its outputs. */
export function runGraph(device: Device, graph: Graph, inputs: Record<string, Tensor>) {
  const outputs = Object.fromEntries(graph.outputs.map(({ name }) => [name, 'return'] as const))
  return device.run({ program: device.program(graph.toOnnx()), inputs, outputs })
}

/** Numbers of a float32 output. */
export function numbersOf({ data }: Tensor): number[] {
  return Array.from(data as Float32Array)
}

export function floats(dims: readonly number[], values: Iterable<number>): Tensor {
  return { data: Float32Array.from(values), dims }
}

export function integers(dims: readonly number[], values: ArrayLike<number>): Tensor {
  return { data: BigInt64Array.from(Array.from(values), BigInt), dims }
}

/** Numbers in [from, to), the same for the same name. */
export function randomFloats(name: string, dims: readonly number[], from = -2, to = 2): Tensor {
  const rng = keyedRng('tests', name)
  const length = dims.reduce((product, size) => product * size, 1)
  return floats(
    dims,
    Float32Array.from({ length }, () => from + (to - from) * rng.uniform()),
  )
}

export function expectClose(
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance = FLOAT32,
): void {
  expect(found).toHaveLength(expected.length)
  const largest = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const allowed = tolerance * Math.max(largest, LEAST)
  for (let index = 0; index < expected.length; index++) {
    const difference = Math.abs(found[index] - expected[index])
    // `not <=`, so that NaN is no agreement.
    if (!(difference <= allowed)) {
      expect.fail(
        `number ${index}: expected ${expected[index]}, got ${found[index]} (may differ by ${allowed})`,
      )
    }
  }
}

interface Differentiated {
  readonly program: Program
  /** Inputs that have a gradient. */
  readonly varied: readonly string[]
}

/** A graph of a value, and of the gradients of sum(value * seed) for all float32 inputs that are not `fixed`. */
function differentiated(
  device: Device,
  inputs: Readonly<Record<string, Tensor>>,
  fixed: readonly string[],
  build: Build,
): Differentiated {
  const graph = new Graph()
  const values: Record<string, Value> = {}
  for (const [name, { data, dims }] of Object.entries(inputs)) {
    values[name] = graph.input(name, dims, data instanceof Float32Array ? 'float32' : 'int64')
  }
  const varied = Object.keys(inputs).filter(
    (name) => values[name].type === 'float32' && !fixed.includes(name),
  )
  const value = build(values)
  graph.output('value', value)
  const axes = value.dims.map((_, axis) => axis)
  const loss = sum(mul(value, graph.input('seed', value.dims)), axes)
  const found = gradients(
    loss,
    varied.map((name) => values[name]),
  )
  for (const [index, name] of varied.entries()) graph.output(`gradient of ${name}`, found[index])
  return { program: device.program(graph.toOnnx()), varied }
}

/** Value and gradients, with a seed of the value's shape. */
export async function valueAndGradients(
  device: Device,
  inputs: Readonly<Record<string, Tensor>>,
  seed: Tensor,
  build: Build,
  fixed: readonly string[] = [],
): Promise<{ value: Tensor; gradients: Record<string, Tensor> }> {
  const { program, varied } = differentiated(device, inputs, fixed, build)
  const names = varied.map((name) => `gradient of ${name}`)
  const outputs = Object.fromEntries(['value', ...names].map((name) => [name, 'return'] as const))
  const results = await device.run({ program, inputs: { ...inputs, seed }, outputs })
  return {
    value: results['value'],
    gradients: Object.fromEntries(varied.map((name, index) => [name, results[names[index]]])),
  }
}

export interface GoldenOptions {
  readonly only?: (one: GoldenCase) => boolean
  readonly tolerance?: number
}

/** One test for each of PyTorch's cases of an operator: its value and its gradients. */
export function testGolden(
  device: Device,
  operator: string,
  build: (values: Values, attributes: GoldenCase['attributes']) => Value,
  { only = () => true, tolerance = FLOAT32 }: GoldenOptions = {},
): void {
  test.each(goldenCases(operator).filter(only))(`${operator}, as PyTorch: $name`, async (one) => {
    const inputs = Object.fromEntries(
      Object.entries(one.inputs).map(([name, array]) => [name, tensorOf(name, array)]),
    )
    const fixed = Object.keys(inputs).filter((name) => !(name in one.gradients))
    const seed = floats(one.output.dims, one.seed)
    const found = await valueAndGradients(
      device,
      inputs,
      seed,
      (values) => build(values, one.attributes),
      fixed,
    )
    expect(found.value.dims).toEqual(one.output.dims)
    expectClose(numbersOf(found.value), one.output.values, tolerance)
    for (const [name, gradient] of Object.entries(one.gradients)) {
      expect(found.gradients[name].dims).toEqual(one.inputs[name].dims)
      expectClose(numbersOf(found.gradients[name]), gradient, tolerance)
    }
  })
}

function tensorOf(name: string, { dims, values }: GoldenArray): Tensor {
  return name === 'tokens' || name === 'targets' ? integers(dims, values) : floats(dims, values)
}

/**
 * Compares the gradients of sum(value * seed) with central differences: (f(x + h) - f(x - h)) / 2h for every number of
 * every float32 input that is not `fixed`.
 */
export async function expectDifferences(
  device: Device,
  inputs: Readonly<Record<string, Tensor>>,
  build: Build,
  fixed: readonly string[] = [],
): Promise<void> {
  const { program, varied } = differentiated(device, inputs, fixed, build)
  const shape = shapeOf(inputs, build)
  const seed = randomFloats(`seed ${shape}`, shape)
  const weights = numbersOf(seed)
  const names = varied.map((name) => `gradient of ${name}`)
  const outputs = Object.fromEntries(names.map((name) => [name, 'return'] as const))
  const results = await device.run({ program, inputs: { ...inputs, seed }, outputs })
  // Sums in double precision: only the values themselves are rounded to float32.
  const loss = async (name: string, data: Float32Array) => {
    const changed = { ...inputs, seed, [name]: { data, dims: inputs[name].dims } }
    const { value } = await device.run({ program, inputs: changed, outputs: { value: 'return' } })
    return numbersOf(value).reduce((total, number, index) => total + number * weights[index], 0)
  }
  for (const [index, name] of varied.entries()) {
    const data = inputs[name].data as Float32Array
    const differences: number[] = []
    for (let at = 0; at < data.length; at++) {
      const up = data.slice()
      const down = data.slice()
      up[at] += STEP
      down[at] -= STEP
      differences.push(((await loss(name, up)) - (await loss(name, down))) / (up[at] - down[at]))
    }
    expectClose(numbersOf(results[names[index]]), differences, DIFFERENCES)
  }
}

function shapeOf(inputs: Readonly<Record<string, Tensor>>, build: Build) {
  const graph = new Graph()
  const values = Object.fromEntries(
    Object.entries(inputs).map(([name, { data, dims }]) => [
      name,
      graph.input(name, dims, data instanceof Float32Array ? 'float32' : 'int64'),
    ]),
  )
  return build(values).dims as number[]
}
