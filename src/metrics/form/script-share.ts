import type { Metric } from '../../contracts/metric.js'
import { scripts } from '../../text/character-kinds.js'
import { characterCounts } from '../characters.js'
import { belowMinimum, undefinedBecause } from '../text-metric.js'

const minimum = { documents: 1 }

/**
 * @example
 * script_share of ['да yes'] // Cyrillic: 2/5, Latin: 3/5, all others 0
 */
export const metrics: readonly Metric[] = [
  {
    id: 'script_share',
    version: 1,
    label: 'Share of each script',
    unit: 'share of letters',
    format: 'percent',
    better: 'neither',
    needs: [],
    minimum,
    definition: `How the sample's letters spread over scripts: a model of mixed human text may drop the rarer ones.

**Formula.** letters of the script / letters, by Unicode's script of each letter; all documents are one pool. Combining marks belong to the letter before them: NFC and NFD give the same value.

**Groups.** ${scripts.join(', ')}. Kana is Hiragana and Katakana; \`other\` holds the letters of all other scripts.

**Bias.** None by size. A script says little about the language: Latin serves hundreds.

**Smallest sensible sample.** About 1,000 letters; a script of share p needs several times 1 / p.

Source: counted; Unicode Standard Annex 24, Unicode Script Property.`,
    measure({ probe }) {
      const small = belowMinimum(minimum, probe)
      if (small) return [small]
      const { letters, scripts: counts } = characterCounts(probe)
      if (letters === 0) return [undefinedBecause('the sample has no letters', 0)]
      return scripts.map((script) => ({ group: script, value: counts[script] / letters, n: letters }))
    },
  },
]
