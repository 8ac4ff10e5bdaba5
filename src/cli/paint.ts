import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

/** Colours text for a terminal; plain where NO_COLOR is set or the stream is no terminal. */
export function paint(style: Style, text: string, stream: NodeJS.WriteStream = process.stderr): string {
  // styleText would look at standard output instead of the stream that is written to.
  return stream.isTTY && !process.env.NO_COLOR ? styleText(style, text, { validateStream: false }) : text
}
