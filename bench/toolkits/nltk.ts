import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPython } from './find.js'
import type { Found } from './toolkit.js'

const SCRIPT = relative('', fileURLToPath(new URL('./nltk-mle.py', import.meta.url)))

/**
 * NLTK's maximum likelihood model, the one that studies of collapse use (Suresh et al. 2024, arXiv 2412.17646).
 * Its Kneser-Ney has one discount for all orders and puts all its work off to scoring: no match for ours.
 */
export function nltk(): Found {
  const python = findPython('nltk.lm')
  const name = 'NLTK'
  if (python === undefined) {
    return { name, missing: 'no python3 that imports nltk.lm; Debian: apt install python3-nltk' }
  }
  return {
    name,
    duels: [
      {
        what: 'NLTK MLE, fit alone',
        ours: { smoothing: 'none', save: false },
        theirs: ({ train }) => [python, SCRIPT, train],
      },
    ],
  }
}
