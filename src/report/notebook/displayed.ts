/** Deno's notebook kernel asks a value for its looks under this symbol. */
export const DISPLAY: unique symbol = Symbol.for('Jupyter.display')

/** A value that, as the last one of a notebook's cell, shows itself: its contents by media type. */
export interface Displayed {
  [DISPLAY](): Readonly<Record<string, string>>
}

export function displayed(media: Readonly<Record<string, string>>): Displayed {
  return { [DISPLAY]: () => media }
}
