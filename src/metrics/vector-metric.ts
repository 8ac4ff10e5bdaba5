import type { Measured } from '../contracts/metric.js'
import type { VectorMetric, VectorMetricContext } from '../contracts/vectors.js'

/** What a reader must know of a metric of numbers, part by part. */
interface Definition {
  readonly what: string
  readonly formula: string
  readonly bias: string
  readonly smallest: string
  readonly source: string
}

export interface VectorMetricSpec extends Omit<VectorMetric, 'data' | 'definition' | 'measure' | 'version'> {
  readonly version?: number
  readonly definition: Definition
  measure(
    context: VectorMetricContext,
  ): Measured | readonly Measured[] | Promise<Measured | readonly Measured[]>
}

/** Makes a metric of numbers: its definition in the order of all others, one value or a list of them. */
export function vectorMetric({
  version = 1,
  definition,
  measure,
  ...described
}: VectorMetricSpec): VectorMetric {
  return {
    ...described,
    version,
    data: 'vectors',
    definition: inParagraphs(definition),
    measure: async (context) => {
      const measured = await measure(context)
      return Array.isArray(measured) ? (measured as readonly Measured[]) : [measured as Measured]
    },
  }
}

function inParagraphs({ what, formula, bias, smallest, source }: Definition): string {
  return `${what}

**Formula.** ${formula}

**Bias.** ${bias}

**Smallest sensible sample.** ${smallest}

Source: ${source}`
}
