import { readFileSync } from 'node:fs'

/** An array as the golden files hold it: row-major. */
export interface GoldenArray {
  readonly dims: readonly number[]
  readonly values: readonly number[]
}

/** An operator's output and the gradients of sum(output * seed); see tests/tensor/golden/make_golden.py. */
export interface GoldenCase {
  readonly name: string
  readonly inputs: Readonly<Record<string, GoldenArray>>
  readonly attributes: Readonly<Record<string, number | boolean | readonly number[]>>
  readonly output: GoldenArray
  readonly seed: readonly number[]
  readonly gradients: Readonly<Record<string, readonly number[]>>
}

/** What goes into the tiny GPT-2; see tests/models/transformer/golden/make_golden.py. */
export interface GoldenGpt2 {
  readonly config: {
    readonly vocabulary: number
    readonly context: number
    readonly width: number
    readonly layers: number
    readonly heads: number
  }
  readonly weights: Readonly<Record<string, GoldenArray>>
  readonly tokens: readonly number[]
  readonly targets: readonly number[]
  readonly lossWeights: readonly number[]
  readonly soft: {
    readonly top: number
    readonly tokens: readonly number[]
    readonly probabilities: readonly number[]
  }
  readonly adamw: {
    readonly learningRates: readonly number[]
    readonly betas: readonly [number, number]
    readonly epsilon: number
    readonly decay: number
    readonly clip: number
  }
}

type Named = Readonly<Record<string, readonly number[]>>

/** What comes out of it. */
export interface GoldenOutcome {
  readonly logits: readonly number[]
  readonly loss: number
  readonly gradients: Named
  readonly gradientNorm: number
  readonly softLoss: number
  readonly softGradients: Named
  readonly steps: readonly { readonly loss: number; readonly gradientNorm: number }[]
  readonly after: Readonly<Record<'1' | '5', Named>>
}

export function goldenCases(operator: string): readonly GoldenCase[] {
  return read(`../tensor/golden/${operator}.json`)
}

export function goldenGpt2(): GoldenGpt2 {
  return read('../models/transformer/golden/tiny-gpt2.json')
}

export function goldenOutcome(type: 'float64' | 'float32'): GoldenOutcome {
  return read(`../models/transformer/golden/${type}.json`)
}

function read<Content>(path: string): Content {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))
}
