/** Statistics over the generations of one run. */
export const statistics = [
  'value',
  'mean',
  'change',
  'retained',
  'slope',
  'log_log_slope',
  'sum',
  'sum_of_complement',
  'min',
  'max',
] as const

export type Statistic = (typeof statistics)[number]

/** What a value must be; exactly one of them stands in an expectation. */
export const targets = ['equals', 'law', 'at_least', 'at_most', 'between', 'above', 'below'] as const

export type Target = (typeof targets)[number]

/** What results must be, as an entry of `expect` in an experiment file says it: docs/experiment-file.md. */
export interface Expectation {
  readonly name?: string | undefined
  readonly variants?: readonly string[] | undefined
  readonly over_variants?:
    | { readonly x: Readonly<Record<string, number>>; readonly statistic: 'slope' | 'log_log_slope' }
    | undefined
  readonly arm: string
  readonly against?: string | undefined
  readonly as: 'difference' | 'ratio'
  /** Id, or id/group. */
  readonly metric: string
  readonly generation: number | 'last' | readonly [number, number | 'last']
  readonly statistic?: Statistic | undefined
  readonly equals?: number | undefined
  readonly law?:
    | {
        readonly name: string
        readonly with: Readonly<Record<string, unknown>>
        readonly generation?: number | undefined
      }
    | undefined
  readonly at_least?: number | undefined
  readonly at_most?: number | undefined
  readonly between?: readonly [number, number] | undefined
  readonly above?: number | string | undefined
  readonly below?: number | string | undefined
  readonly by: number
  readonly within: {
    readonly standard_errors: number
    readonly relative: number
    readonly absolute: number
  }
  readonly status: 'read' | 'derived' | 'memory' | 'uncertain'
  readonly source: string
  readonly quick: boolean
  readonly because?: string | undefined
}
