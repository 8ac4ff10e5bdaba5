import type { KeepRule, Pairs } from '../../analysis/threshold/index.js'
import { BadInputError } from '../../errors/index.js'
import { THRESHOLD_CONTROL } from './dose-arms.js'
import type { Rounds, StoredValue } from './rounds.js'

/** Reads values of one group of the metric, paired with the control by seed. */
export class Values {
  constructor(
    readonly rounds: Rounds,
    readonly group: string,
  ) {}

  /** The seeds at which both sides have a value. */
  async pairs(arm: string, seeds: readonly number[]): Promise<Pairs> {
    const [values, control]: [number[], number[]] = [[], []]
    for (const seed of seeds) {
      const [own, other] = [await this.#at(arm, seed), await this.#at(THRESHOLD_CONTROL, seed)]
      if (own === undefined || other === undefined) continue
      values.push(own)
      control.push(other)
    }
    return { values, control }
  }

  async #at(arm: string, seed: number): Promise<number | undefined> {
    return valueIn(await this.rounds.read(arm, seed), this.group)?.value
  }
}

/**
 * The group that is meant, from what was measured of the control; and whether a share of the control's value means
 * anything.
 *
 * @throws BadInputError where there is no such group, or the control has no value that a share can be kept of
 */
export async function groupOf(
  rounds: Rounds,
  seeds: readonly number[],
  asked: { readonly metric: string; readonly group: string | undefined; readonly rule: KeepRule },
): Promise<string> {
  const { metric, rule } = asked
  const measured = await Promise.all(seeds.map((seed) => rounds.read(THRESHOLD_CONTROL, seed)))
  const all = measured.flat()
  if (all.length === 0) {
    throw new BadInputError(
      'the control has no results to keep a share of',
      rounds.failures[0] ?? 'Run the experiment by itself to see why.',
    )
  }
  const groups = [...new Set(all.map(({ group }) => group ?? ''))]
  const group = asked.group ?? (groups.includes('') ? '' : groups.length === 1 ? groups[0]! : undefined)
  if (group === undefined || !groups.includes(group)) {
    throw new BadInputError(
      group === undefined
        ? `metric ${metric} has several groups`
        : `metric ${metric} has no group "${group}"`,
      groups.join('') === ''
        ? 'It has no groups: leave --group out.'
        : `Name one of them with --group: ${groups.map((name) => name || '""').join(', ')}`,
    )
  }
  const name = group === '' ? metric : `${metric}/${group}`
  const own = all.filter((one) => (one.group ?? '') === group)
  const values = own.flatMap(({ value }) => value ?? [])
  if (values.length === 0) {
    throw new BadInputError(
      `${name} is undefined in the control: ${own[0]!.undefinedReason}`,
      'Name another metric, or give the experiment what this one needs.',
    )
  }
  const bad = values.find((value) => !Number.isFinite(value) || (rule.scale === 'ratio' && value <= 0))
  if (bad !== undefined) {
    throw new BadInputError(
      `${name} is ${bad} in the control: no share of that can be kept`,
      'Name another metric.',
    )
  }
  return group
}

function valueIn(values: readonly StoredValue[], group: string): StoredValue | undefined {
  return values.find((one) => (one.group ?? '') === group)
}
