import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { folderIdentity } from '../../../../src/models/transformer/storage/identity.js'
import { temporaryFolder } from '../../../helpers/folder.js'
import { edited, refusal, safetensors, savedTiny, takenApart, tinyWeights } from './helpers.js'

const parent = temporaryFolder()

test('is the checksum of the checksums of what makes the model', async () => {
  const directory = await savedTiny(parent)
  const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex')
  const names = ['config.json', 'tokenizer.json', 'model.safetensors']
  const checksums = names.map((name) => [name, sha256(readFileSync(join(directory, name)))])
  expect(await folderIdentity(directory)).toBe(sha256(JSON.stringify(checksums)))
})

test('is the same for a copy and for what has no part in it', async () => {
  const directory = await savedTiny(parent)
  const identity = await folderIdentity(directory)
  expect(await folderIdentity(await savedTiny(parent))).toBe(identity)
  for (const name of ['generation_config.json', 'README.md', 'tokenizer_config.json', 'collapse.json']) {
    writeFileSync(join(directory, name), '{"other": true}')
  }
  expect(await folderIdentity(directory)).toBe(identity)
})

test('changes with each of its files', async () => {
  const directory = await savedTiny(parent)
  const seen = new Set([await folderIdentity(directory)])
  for (const name of ['config.json', 'tokenizer.json']) {
    writeFileSync(join(directory, name), `${readFileSync(join(directory, name), 'utf8')}\n`)
    seen.add(await folderIdentity(directory))
  }
  const tensors = join(directory, 'model.safetensors')
  edited(tensors, (_, data) => {
    data[17] ^= 1
    return undefined
  })
  seen.add(await folderIdentity(directory))
  // The same numbers in a shard of their own.
  const { header, data } = takenApart(tensors)
  const shard = join(directory, 'model-00001-of-00001.safetensors')
  writeFileSync(shard, safetensors(header, data))
  rmSync(tensors)
  const weight_map = Object.fromEntries(Object.keys(header).map((name) => [name, basename(shard)]))
  writeFileSync(`${tensors}.index.json`, JSON.stringify({ weight_map }))
  seen.add(await folderIdentity(directory))
  writeFileSync(`${tensors}.index.json`, JSON.stringify({ weight_map, metadata: {} }))
  seen.add(await folderIdentity(directory))
  expect(seen.size).toBe(6)
})

test('a folder that cannot be a model has none', async () => {
  const directory = await savedTiny(parent, tinyWeights())
  rmSync(join(directory, 'tokenizer.json'))
  expect(await refusal(folderIdentity(directory), directory)).toContain('no tokenizer.json')
  const other = await savedTiny(parent)
  const tensors = join(other, 'model.safetensors')
  writeFileSync(tensors, readFileSync(tensors).subarray(0, -1))
  expect(await refusal(folderIdentity(other), tensors)).toContain('cut off')
})
