import { createHash } from 'node:crypto'

const LONGEST = 60
/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** Characters whose loss a reader of folder names will not mind. */
const PLAIN = /^[A-Za-z0-9 %._+=,:()&'"-]+$/

/**
 * File names for arm names: lowercase ASCII, all different even where case does not count. A plain name keeps
 * its letters; one that loses more than punctuation, is too long or meets another one gets a short hash of the
 * name. An arm that a new one meets changes its folder; its steps are found again by their keys.
 *
 * @example
 * slugs(['replace', 'Replace', '10% human', '🙂']) // ['replace', 'replace-2c2c1f6d', '10-human', 'arm-…']
 */
export function slugs(names: readonly string[]): string[] {
  const plain = names.map(slugOf)
  return names.map((name, index) => {
    const slug = plain[index]
    const meets = plain.some((other, position) => position !== index && other === slug)
    const faithful = name === slug || (PLAIN.test(name) && !meets)
    return faithful && slug.length <= LONGEST && slug !== '' && !isDeviceName(slug)
      ? slug
      : hashed(name, slug)
  })
}

/** Whether Windows takes a file of this name for a device. */
export function isDeviceName(name: string): boolean {
  return DEVICE.test(name)
}

function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^[-._]+|[-._]+$/g, '')
}

function hashed(name: string, slug: string): string {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8)
  return `${slug === '' ? 'arm' : slug.slice(0, 40)}-${hash}`
}
