import { expect, it } from 'vitest'
import { BadInputError } from '../../../../src/errors/index.js'
import { fileError } from '../../../../src/models/transformer/storage/file-error.js'

it.each([
  ['ENOENT', 'config.json: no such file'],
  ['ENOTDIR', 'config.json: what it should lie in is a file, expected a folder'],
  ['EISDIR', 'config.json: expected a file, got a folder'],
  ['EACCES', 'config.json: no permission to read it'],
  ['EPERM', 'config.json: no permission to read it'],
  ['EIO', 'config.json: cannot be read: EIO: failed'],
])('says what %s means for a file', (code, message) => {
  const error = Object.assign(new Error(`${code}: failed`), { code, syscall: 'open' })
  const told = fileError(error, 'config.json')
  expect(told).toBeInstanceOf(BadInputError)
  expect(told).toMatchObject({ message, cause: error })
})

it('leaves other errors alone', () => {
  for (const error of [new TypeError('a mistake'), new BadInputError('told already'), undefined]) {
    expect(fileError(error, 'config.json')).toBe(error)
  }
})
