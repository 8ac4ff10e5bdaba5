import { join } from 'node:path'
import { findProgram } from './find.js'
import type { Found, Held } from './toolkit.js'

/** Debian keeps IRSTLM's programs off PATH. */
const DEBIAN = '/usr/lib/irstlm/bin'

/**
 * IRSTLM. `msb`, modified shift beta, is modified Kneser-Ney: three discounts an order, continuation counts in
 * the lower orders, interpolated. Singletons are pruned unless `-ps=no` is said.
 */
export function irstlm(): Found {
  const tlm = findProgram('tlm', { folders: [DEBIAN] })
  const name = 'IRSTLM'
  if (tlm === undefined)
    return { name, missing: `no tlm on PATH or in ${DEBIAN}; Debian: apt install irstlm` }
  const trainedOn = (train: string) => [tlm, `-tr=${train}`, '-n=4', '-lm=msb', '-ps=no']
  return {
    name,
    duels: [
      {
        what: 'IRSTLM tlm, fit alone',
        ours: { smoothing: 'kneser-ney', save: false },
        theirs: ({ trainMarked }) => trainedOn(trainMarked),
      },
      {
        what: 'IRSTLM tlm, binary model written',
        ours: { smoothing: 'kneser-ney', save: true },
        theirs: ({ trainMarked }, folder) => [
          ...trainedOn(trainMarked),
          `-obin=${join(folder, 'irstlm.blm')}`,
        ],
      },
    ],
    evaluation: {
      command: ({ trainMarked, heldMarked }) => [...trainedOn(trainMarked), `-te=${heldMarked}`],
      read: readTest,
    },
  }
}

/**
 * What `tlm -te` says: the discounts order by order, the highest last, and one line on the test text.
 *
 * @example
 * readTest('0.5 1 1.5\nTLM: test ...test text t ......n=9 LP=6.2 PP=2 OVVRate=0') // perplexity 2, 9 tokens
 */
export function readTest(output: string): Held {
  const test = /n=(\d+) LP=\S+ PP=(\S+)/.exec(output)
  const discounts = [...output.matchAll(/^ *(\d[\d.e-]*) (\d[\d.e-]*) (\d[\d.e-]*) *$/gm)].at(-1)
  if (test === null || discounts === undefined) {
    throw new Error(`expected discounts and a perplexity of IRSTLM, got:\n${output.trim().slice(-500)}`)
  }
  return { tokens: Number(test[1]), perplexity: Number(test[2]), discounts: discounts.slice(1).map(Number) }
}
