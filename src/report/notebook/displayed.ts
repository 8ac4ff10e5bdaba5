/** Deno's notebook kernel asks a value for its looks under this symbol. */
export const DISPLAY: unique symbol = Symbol.for('Jupyter.display')

/**
 * A value that shows itself in a notebook, as its contents by media type: `await Deno.jupyter.display(value)`. As the
 * last value of a cell it is shown too, but Deno 2.9 may send it after the cell's end, where nbconvert no longer listens.
 */
export interface Displayed {
  [DISPLAY](): Readonly<Record<string, string>>
}

export function displayed(media: Readonly<Record<string, string>>): Displayed {
  return { [DISPLAY]: () => media }
}
