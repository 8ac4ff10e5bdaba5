/** Stands before and after every document, as in GPT-2. */
export const END_OF_DOCUMENT = '<|endoftext|>'

/** Stands for all that is not in the vocabulary of characters or words. */
export const UNKNOWN = '<|unknown|>'
