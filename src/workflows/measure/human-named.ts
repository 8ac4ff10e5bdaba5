/** Groups that say by their name that people wrote them. */
const NAMES = new Set(['human', 'humans', 'human-written', 'human_written', 'human text', 'human_text'])

/** The group that is human by its name; undefined where none is, or more than one. */
export function humanNamed(groups: readonly string[]): string | undefined {
  const found = groups.filter((name) => NAMES.has(name.toLowerCase()))
  return found.length === 1 ? found[0] : undefined
}
