import type { Family } from '../contracts/model.js'
import type { Plan } from './plan.js'
import type { Prepared } from './prepare.js'

/** Throws an EnvironmentError where this machine cannot do what the plan has still to do. What is stored needs nothing. */
export async function checkMachine({ session }: Prepared, { runs }: Pick<Plan, 'runs'>): Promise<void> {
  if (session.data === 'vectors') return
  const open = runs.filter(({ generations }) => generations.some(({ state }) => state !== 'done'))
  const families = new Set<Family>(open.map(({ arm }) => session.arm(arm).family))
  for (const family of families) await family.available?.()
}
