import type { Metric } from '../../contracts/metric.js'
import { spectrumOfLevel } from '../spectrum.js'
import { belowMinimum } from '../text-metric.js'
import { powerLawP } from './power-law-bootstrap.js'
import { POWER_LAW_SOURCE, closestOf, noLaw } from './power-law.js'

const REPLICATES = 250
const MINIMUM = { tokens: 2 }

/**
 * @example
 * power_law.p.b250 of counts that alternate between 1 and 100 // 0: no power law looks like this
 */
export const metrics: readonly Metric[] = [
  {
    id: `power_law.p.b${REPLICATES}`,
    version: 1,
    label: 'Could word counts follow a power law?',
    unit: 'p value',
    format: 'number',
    better: 'neither',
    needs: [],
    dependsOn: ['tokens'],
    minimum: MINIMUM,
    definition: `Whether the counts may come from the law of \`power_law.alpha.closest\`. Below 0.1 the law is ruled out; above, the sample does not speak against it, which is no proof, least of all for a small sample.

**Formula.** Share of ${REPLICATES} made-up samples that lie as far from their own best law (\`power_law.distance.closest\`) as this one from its, or farther. Types of a made-up sample get a count from the law with the tail's share of types, and else one of the sample's counts below xmin; each is fitted anew, xmin included.

**Bias.** Good to about 0.03 (standard error from ${REPLICATES} draws). The larger the sample, the smaller a departure it finds: large samples of human text come out near 0. The draws are fixed by the experiment's seed.

**Direction.** Neither.

**Smallest sensible sample.** About 1,000 types; n is their number above xmin.

Source: ${POWER_LAW_SOURCE} Section 4.1.`,
    measure({ probe, rng }) {
      const tooSmall = belowMinimum(MINIMUM, probe)
      if (tooSmall !== undefined) return [tooSmall]
      const spectrum = spectrumOfLevel(probe.ngrams(1))
      const fit = closestOf(spectrum)
      if (fit === undefined) return [noLaw(spectrum)]
      return [{ value: powerLawP(spectrum, fit, REPLICATES, rng), n: fit.types }]
    },
  },
]
