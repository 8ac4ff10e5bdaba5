import { formatQuantity, formatQuantityInterval, type Outcome } from '../../analysis/expectations/index.js'

export const OUTCOME_COLUMNS = ['what', 'expected', 'measured', '95% interval', 'verdict', 'source'] as const

/** An outcome as the cells of a table: for the terminal, Markdown and HTML. */
export function outcomeRow(outcome: Outcome): readonly string[] {
  const { measured, target, name, verdict, source, expectation } = outcome
  const interval =
    measured === undefined ? '' : (formatQuantityInterval(measured.low, measured.high) ?? 'none (one seed)')
  return [
    name,
    target?.text ?? '',
    measured === undefined ? '' : formatQuantity(measured.value),
    interval,
    verdict,
    `${source}${source === '' ? '' : ' '}[${expectation.status}]`,
  ]
}

/** What to know of an outcome that does not simply hold: simulation, theory and standard error, and why. */
export function outcomeDetails(outcome: Outcome): string | undefined {
  const { verdict, name, measured, target, why, expectation } = outcome
  if (verdict === 'holds') return undefined
  const error =
    measured?.standardError === undefined ? '' : `, standard error ${formatQuantity(measured.standardError)}`
  const compared =
    verdict !== 'does not hold' || measured === undefined || target === undefined
      ? ''
      : ` measured ${formatQuantity(measured.value)}${error}; expected ${target.text}.`
  const because = expectation.because === undefined ? '' : ` Known: ${expectation.because}`
  return `${name}: ${verdict}.${compared}${why === undefined ? '' : ` ${sentence(why)}`}${because}`
}

function sentence(text: string): string {
  const [first = '', ...rest] = text
  return `${first.toUpperCase()}${rest.join('')}${/[.!?]$/.test(text) ? '' : '.'}`
}
