import { alpaca } from './alpaca.js'
import type { Layout } from './layout.js'
import { messages } from './messages.js'
import { preference } from './preference.js'
import { promptCompletion } from './prompt-completion.js'
import { text } from './text.js'

export { type Layout, type LayoutName, layoutNames } from './layout.js'

/** In the order in which they are tried on a file's first record: a field `text` is the text, whatever else is there. */
export const layouts: readonly Layout[] = [text, alpaca, messages, promptCompletion, preference]
