import type { Expectation } from '../../contracts/expectation.js'
import type { Form } from './overlay.js'
import { BASE } from './replication-fields.js'

/** The variants that an expectation is measured in. */
export function variantsOf({ variants = [BASE], over_variants }: Expectation): readonly string[] {
  return over_variants === undefined ? variants : Object.keys(over_variants.x)
}

/** Whether an expectation looks at this form of its file. */
export function appliesTo(expectation: Expectation, { variant = BASE, quick = false }: Form): boolean {
  return variantsOf(expectation).includes(variant) && (expectation.quick || !quick)
}
