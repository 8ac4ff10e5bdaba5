import type { Gpt2Config } from './gpt2-config.js'

export type Size = Omit<Gpt2Config, 'vocabulary'>

/** Sizes by name; parameters beside the token embedding, which depends on the vocabulary. */
export const PRESETS = {
  /** 0.2 M */
  nano: { layers: 4, heads: 4, width: 64, context: 128 },
  /** 0.8 M */
  micro: { layers: 4, heads: 4, width: 128, context: 128 },
  /** 4.8 M */
  mini: { layers: 6, heads: 8, width: 256, context: 128 },
  /** 10.7 M, the size of nanoGPT's character model of Shakespeare */
  small: { layers: 6, heads: 6, width: 384, context: 256 },
  /** 85.8 M: with its 50,257 tokens, the 124 M of the published gpt2 */
  gpt2: { layers: 12, heads: 12, width: 768, context: 1024 },
} as const satisfies Record<string, Size>

export type Preset = keyof typeof PRESETS
