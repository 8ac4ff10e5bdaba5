import type { Rng } from '../../src/contracts/rng.js'
import { choose, placeIn } from './choose.js'
import { nastyPieces } from './nasty.js'

/** A change of a file's bytes; `other` is a file to take pieces from. */
export interface ByteMutation {
  readonly name: string
  apply(bytes: Buffer, rng: Rng, other: Buffer): Buffer
}

const inLines = (change: (lines: string[], rng: Rng) => void) => (bytes: Buffer, rng: Rng) => {
  // Latin-1 keeps every byte as it is.
  const lines = bytes.toString('latin1').split('\n')
  change(lines, rng)
  return Buffer.from(lines.join('\n'), 'latin1')
}

export const byteMutations: readonly ByteMutation[] = [
  {
    name: 'flip a bit',
    apply(bytes, rng) {
      const changed = Buffer.from(bytes)
      if (changed.length > 0) changed[placeIn(rng, changed.length)] ^= 1 << rng.integer(8)
      return changed
    },
  },
  {
    name: 'overwrite bytes',
    apply(bytes, rng) {
      const changed = Buffer.from(bytes)
      const from = placeIn(rng, changed.length)
      for (let at = from; at < Math.min(changed.length, from + 4); at++) changed[at] = rng.integer(256)
      return changed
    },
  },
  {
    name: 'insert a piece',
    apply(bytes, rng) {
      const at = placeIn(rng, bytes.length)
      return Buffer.concat([bytes.subarray(0, at), Buffer.from(choose(rng, nastyPieces)), bytes.subarray(at)])
    },
  },
  {
    name: 'truncate',
    apply: (bytes, rng) => bytes.subarray(0, placeIn(rng, bytes.length)),
  },
  {
    name: 'cut a piece out',
    apply(bytes, rng) {
      const from = placeIn(rng, bytes.length)
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + rng.integer(40))])
    },
  },
  {
    name: 'repeat a piece',
    apply(bytes, rng) {
      const from = placeIn(rng, bytes.length)
      const piece = bytes.subarray(from, from + 1 + rng.integer(40))
      const times = choose(rng, [1, 2, 300])
      return Buffer.concat([
        bytes.subarray(0, from),
        ...Array<Buffer>(times).fill(piece),
        bytes.subarray(from),
      ])
    },
  },
  {
    name: 'delete a line',
    apply: inLines((lines, rng) => lines.splice(placeIn(rng, lines.length), 1)),
  },
  {
    name: 'duplicate a line',
    apply: inLines((lines, rng) => {
      const at = placeIn(rng, lines.length)
      lines.splice(at, 0, lines[at])
    }),
  },
  {
    name: 'swap two lines',
    apply: inLines((lines, rng) => {
      const [a, b] = [placeIn(rng, lines.length), placeIn(rng, lines.length)]
      const kept = lines[a]
      lines[a] = lines[b]
      lines[b] = kept
    }),
  },
  {
    name: 'indent a line',
    apply: inLines((lines, rng) => {
      const at = placeIn(rng, lines.length)
      lines[at] = choose(rng, ['  ', '\t', ' ']) + lines[at]
    }),
  },
  { name: 'CRLF', apply: inLines((lines) => lines.splice(0, lines.length, lines.join('\r\n'))) },
  { name: 'byte order mark', apply: (bytes) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]) },
  { name: 'UTF-16', apply: (bytes) => Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le') },
  { name: 'Latin-1', apply: (bytes) => Buffer.from(`${bytes.toString('utf8')} é`, 'latin1') },
  {
    name: 'merge with another file',
    apply(bytes, rng, other) {
      return Buffer.concat([
        bytes.subarray(0, placeIn(rng, bytes.length)),
        other.subarray(placeIn(rng, other.length)),
      ])
    },
  },
  {
    name: 'change a number',
    apply(bytes, rng) {
      const text = bytes.toString('latin1')
      const numbers = [...text.matchAll(/\d+(?:\.\d+)?/g)]
      if (numbers.length === 0) return bytes
      const { index, 0: old } = choose(rng, numbers)
      const put = choose(rng, [
        '0',
        '-1',
        '1.5',
        '1e12',
        '.nan',
        '.inf',
        '1e-9',
        '99999999999999999999',
        '0x1f',
      ])
      return Buffer.from(text.slice(0, index) + put + text.slice(index + old.length), 'latin1')
    },
  },
]
