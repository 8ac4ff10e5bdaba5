import { listed } from '../../analysis/index.js'
import type { Finding } from '../../contracts/measurement.js'
import type { GroupView } from './group-views.js'
import type { ReadCorpora } from './read-groups.js'

/** Says which groups are samples, and what that means for what stands below. */
export function sampleCaution(groups: readonly GroupView[], read: ReadCorpora): Finding {
  const sampled = groups.filter(({ group }) => !group.whole.isWhole)
  const long = sampled.reduce((sum, { group }) => sum + group.whole.long, 0)
  const counted = (value: number) => value.toLocaleString('en')
  const samples = sampled.map(
    ({ name, view, group }) =>
      `${name}: from a random sample of ${counted(view.texts.length)} of ${counted(group.whole.lengths.count)} documents`,
  )
  return {
    group: sampled[0].name,
    kind: 'sample',
    weight: 'caution',
    size: 1,
    title: `Measures and findings of ${sampled.length === 1 ? sampled[0].name : `${sampled.length} groups`} are from a random sample of the documents`,
    detail: [
      `${listed(samples)}.`,
      'A value at a number of tokens is an estimate for the whole group. Repeated documents and phrases are met less often in a sample than in the whole: the whole corpus has counts of all documents.',
      ...(long > 0
        ? [
            `Documents of more than ${counted(read.longFrom)} tokens (${counted(long)}) are taken last, where room is left.`,
          ]
        : []),
      ...(read.sketches ? [] : ['So many groups are sampled that their n-grams are not counted.']),
    ].join(' '),
    advice: `To measure more documents, hold more: --budget, now ${counted(read.budget)} tokens.`,
    evidence: [],
  }
}
