import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sha256, sha256OfFile } from '../../src/files/checksum.js'
import { temporaryFolder } from '../helpers/folder.js'

const folder = temporaryFolder()

// FIPS 180-4's examples: "abc", and a million times "a".
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const MILLION = 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'

it('is SHA-256, of bytes in memory and of a file', async () => {
  const path = join(folder, 'file')
  expect(sha256('abc')).toBe(ABC)
  writeFileSync(path, 'abc')
  expect(await sha256OfFile(path)).toBe(ABC)
  // The file is read in more than one piece.
  writeFileSync(path, 'a'.repeat(1_000_000).repeat(3))
  expect(await sha256OfFile(path)).toBe(sha256('a'.repeat(3_000_000)))
  expect(sha256('a'.repeat(1_000_000))).toBe(MILLION)
})

it('rejects where there is no file', async () => {
  await expect(sha256OfFile(join(folder, 'nothing'))).rejects.toMatchObject({ code: 'ENOENT' })
})
