import { join } from 'node:path'
import { findProgram } from './find.js'
import type { Found } from './toolkit.js'

/** KenLM's estimator. It always writes the model, so it is measured against fit and save. */
export function kenlm(named: string | undefined): Found {
  const lmplz = findProgram('lmplz', { named })
  const name = 'KenLM'
  if (lmplz === undefined) {
    const missing =
      named === undefined ? 'no lmplz on PATH; --lmplz PATH names one' : `no program at ${named}`
    return { name, missing }
  }
  return {
    name,
    duels: [
      {
        what: 'KenLM lmplz, ARPA to /dev/null',
        ours: { smoothing: 'kneser-ney', save: true },
        // The fallback for degenerate discounts is the one that our family takes by itself.
        theirs: ({ train }, folder) => [
          lmplz,
          ...['-o', '4', '-S', '1G', '-T', join(folder, 'kenlm-')],
          ...['--discount_fallback', '--text', train, '--arpa', '/dev/null'],
        ],
      },
    ],
  }
}
