/** A process that judges cases one after another; whoever started it watches the time. */
import { fuzzCase } from './cases.js'
import { judge, type Verdict } from './judge.js'

export interface Order {
  readonly seed: number
  readonly number: number
}

export interface Judged {
  readonly number: number
  readonly did: readonly string[]
  readonly verdict: Verdict
}

// Worker processes of a run are compiled: without this they would load the TypeScript loader of this one.
process.execArgv = []

process.on('message', async ({ seed, number }: Order) => {
  const one = fuzzCase(seed, number)
  process.send?.({ number, did: one.did, verdict: await judge(one) } satisfies Judged)
})
process.on('disconnect', () => process.exit())
