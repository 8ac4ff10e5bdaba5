import type { Decision, ThresholdResult } from '../../analysis/threshold/index.js'

export interface SeriesPoint {
  readonly dose: number
  readonly kept: number
  readonly low?: number | undefined
  readonly high?: number | undefined
  readonly seeds: number
  readonly decision?: Decision
}

export interface DoseSeries {
  readonly name: string
  readonly colour: string
  readonly ink: string
  /** Dots and intervals. */
  readonly measured: boolean
  readonly line: 'solid' | 'thin' | 'dashed' | 'none'
  /** Named at its end. */
  readonly label: boolean
  readonly points: readonly SeriesPoint[]
}

const MIXED = { colour: '#0072B2', ink: '#00639C' }
const ALONE = { colour: '#9a9a9a', ink: '#666666' }
const THEORY = { colour: '#D55E00', ink: '#B84F00' }

/** What a dose-response chart draws: measured, fitted, the human part alone, and theory. */
export function doseSeries({ doses, by, theory }: ThresholdResult): readonly DoseSeries[] {
  const seen = doses.filter((dose) => isDrawn(dose.kept))
  const curve = 'curve' in theory ? theory.curve : []
  const name = by === 'share' ? 'Mix' : 'Human + sample'
  const series: readonly DoseSeries[] = [
    {
      name,
      ...MIXED,
      measured: true,
      line: 'none',
      label: false,
      points: seen.map(({ dose, kept, low, high, seeds, decision }) => {
        return { dose, kept: kept!, low, high, seeds, decision }
      }),
    },
    {
      name,
      ...MIXED,
      measured: false,
      line: 'solid',
      label: true,
      points: seen.flatMap(({ dose, fitted, seeds }) =>
        fitted === undefined ? [] : [{ dose, kept: fitted, seeds }],
      ),
    },
    {
      name: 'Human alone',
      ...ALONE,
      measured: true,
      line: 'thin',
      label: true,
      points: doses.flatMap(({ dose, alone }) =>
        alone === undefined || !isDrawn(alone.kept) ? [] : [{ dose, ...alone }],
      ),
    },
    {
      name: 'Theory',
      ...THEORY,
      measured: false,
      line: 'dashed',
      label: true,
      points: curve.map((point) => ({ ...point, seeds: 0 })),
    },
  ]
  return series.filter(({ points }) => points.length > 0)
}

function isDrawn(value: number | undefined): boolean {
  return value !== undefined && Number.isFinite(value)
}
