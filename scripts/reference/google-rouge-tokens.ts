import type { Tokenisation } from '../../src/contracts/text.js'

/** The tokens of google-research's rouge without stemming: runs of a-z and 0-9 of the text in lower case. */
export const googleRougeTokens: Tokenisation = {
  name: 'google-rouge',
  split: (text) => text.toLowerCase().match(/[a-z0-9]+/g) ?? [],
  leading: () => {
    throw new Error('a view of these tokens is not cut')
  },
}
