// A metric: how many documents ask something.

/** @type {readonly import('collapse-lab').Metric[]} */
export const metrics = [
  {
    id: 'question_share',
    version: 1,
    label: 'Documents that ask',
    unit: 'share of documents',
    format: 'percent',
    better: 'neither',
    needs: [],
    definition: 'Share of the documents of the probe that hold a question mark.',
    measure({ probe }) {
      const { texts } = probe
      if (texts.length === 0) return [{ undefinedReason: 'the probe has no documents' }]
      return [{ value: texts.filter((text) => text.includes('?')).length / texts.length, n: texts.length }]
    },
  },
]
