import { describe, expect, it } from 'vitest'
import type { Experiment } from '../../src/config/experiment.js'
import { RIGHT, resolveStub } from './fail.js'

/** What the resolved form says as well: there, no length is left to a default. */
function plain({ resolvedYaml: _function, arms, ...rest }: Experiment): object {
  return { ...rest, arms: arms.map(({ lengthByDefault: _, ...arm }) => arm) }
}

describe('resolvedYaml', () => {
  it('reads back as the same experiment', () => {
    const files = 'human: { files: ["a*.txt"], test: 0.2, documents_by: paragraph }'
    const texts = [
      RIGHT,
      RIGHT.replace(
        '  hot: {',
        '  hot: { description: d, model: { smoothing: none }, curation: [{ stage: length }],',
      ),
      RIGHT.replace(/^human.*$/m, files).replace('budget: 500', 'budget: 5'),
      RIGHT.replace(/^human.*$/m, `${files.slice(0, -1)}, documents: 9 }`).replace(', budget: 500', ''),
      'name: a\ndescription: "two\\nlines: #1"\nhuman: { world: mute, documents: 3 }\nmodel: { family: unigram }\nseeds: [4]',
      `${RIGHT}\ntokenisation: words\n`,
    ]
    for (const text of texts) {
      const experiment = resolveStub(text)
      // Metrics are listed as ids there; the stub knows only groups.
      const yaml = experiment.resolvedYaml().replace(/\.id$/gm, '')
      expect(plain(resolveStub(yaml))).toEqual(plain(experiment))
    }
  })

  it('says nothing of the usual tokenisation: fingerprints of before there was a choice stay', () => {
    expect(resolveStub(RIGHT).resolvedYaml()).not.toContain('tokenisation')
    expect(resolveStub(`${RIGHT}\ntokenisation: words\n`).resolvedYaml()).toContain('tokenisation: words')
  })

  it('says once what all arms have in common', () => {
    const yaml = resolveStub(RIGHT).resolvedYaml()
    expect(yaml.match(/family: ngram/g)).toHaveLength(1)
    expect(yaml.match(/strategy: /g)).toHaveLength(4)
    expect(yaml).toContain('control: false')
  })
})
