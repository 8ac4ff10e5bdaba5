import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { layout } from '../../../src/loop/store/layout.js'
import {
  type Manifest,
  noteEnvironment,
  readEnvironments,
  readManifest,
  writeManifest,
} from '../../../src/loop/results/manifest.js'
import { STORE_FORMAT } from '../../../src/loop/store/records.js'
import { temporaryFolder } from '../../helpers/folder.js'

const MANIFEST: Manifest = {
  format: STORE_FORMAT,
  text: 'name: x\n',
  options: { path: 'x.yaml' },
  resolved: 'name: x\n',
  fingerprint: 'abc',
  overview: {
    name: 'x',
    description: '',
    seeds: [1],
    generations: 1,
    excerpts: 0,
    arms: [],
    metrics: [],
  },
  modules: {},
  human: [{ pool: 'train', documents: 1, tokens: 2 }],
  notes: [],
}

describe('the manifest', () => {
  it('comes back as it was written', async () => {
    const root = temporaryFolder()
    expect(await readManifest(root)).toBeUndefined()
    await writeManifest(root, MANIFEST)
    expect(await readManifest(root)).toEqual(MANIFEST)
  })

  it('of another format is refused, with both formats and three ways out', async () => {
    const root = temporaryFolder()
    await writeManifest(root, { ...MANIFEST, format: 99 })
    await expect(readManifest(root)).rejects.toMatchObject({
      name: 'BadInputError',
      message: `${root} was written in format 99, this version reads format ${STORE_FORMAT}`,
      hint: 'Use the version of collapse-lab that wrote it, choose another folder with --runs, or start over with --fresh.',
    })
  })

  it('that cannot be read is refused, by path', async () => {
    const root = temporaryFolder()
    writeFileSync(layout.experiment(root), '{"format": 1, "te')
    await expect(readManifest(root)).rejects.toMatchObject({
      name: 'DamagedManifestError',
      exitCode: 2,
      message: expect.stringContaining(layout.experiment(root)),
    })
  })
})

describe('environments', () => {
  it('are noted once each, and what changed is named', async () => {
    const root = temporaryFolder()
    const first = { node: 'v20', platform: 'linux' }
    expect(await noteEnvironment(root, first)).toEqual([])
    expect(await noteEnvironment(root, first)).toEqual([])
    expect(await noteEnvironment(root, { ...first, node: 'v22' })).toEqual(['node'])
    expect(await readEnvironments(root)).toEqual([first, { ...first, node: 'v22' }])
  })

  it('that cannot be read are none', async () => {
    const root = temporaryFolder()
    writeFileSync(layout.environment(root), 'nonsense')
    expect(await readEnvironments(root)).toEqual([])
  })
})
