import { messageOf } from '../../errors/index.js'
import { gpt2Pattern } from './gpt2-pattern.js'
import type { JsonField } from './json-field.js'
import { literalPattern } from './literal-pattern.js'
import { translatePattern } from './translate-pattern.js'

interface ByteLevelCuts {
  readonly patterns: readonly RegExp[]
  readonly prefixSpace: boolean
}

/**
 * How a byte-level tokenizer cuts texts: its `pre_tokenizer` is ByteLevel, alone or as the last of a Sequence of
 * Split and Digits.
 */
export function readByteLevelCuts(preTokenizer: JsonField): ByteLevelCuts {
  const steps = flatten(preTokenizer)
  const last = steps.pop()
  if (last === undefined || last.at('type').isAbsent || last.at('type').text() !== 'ByteLevel')
    throw (last?.at('type') ?? preTokenizer.at('type')).refuse('ByteLevel, alone or last in a Sequence')
  const patterns = steps.map(patternOf)
  if (last.at('use_regex').flag(true)) patterns.push(gpt2Pattern())
  return { patterns, prefixSpace: last.at('add_prefix_space').flag(true) }
}

function flatten(step: JsonField): JsonField[] {
  if (step.isAbsent) return []
  if (step.at('type').text() !== 'Sequence') return [step]
  return step.at('pretokenizers').items().flatMap(flatten)
}

function patternOf(step: JsonField): RegExp {
  const type = step.at('type').text()
  if (type === 'Digits') return step.at('individual_digits').flag(false) ? /\p{N}/gu : /\p{N}+/gu
  if (type !== 'Split') throw step.at('type').refuse('Split or Digits before ByteLevel')
  return splitPattern(step)
}

/** The pattern of a Split that keeps all of the text. */
function splitPattern(step: JsonField): RegExp {
  const behavior = step.at('behavior').text()
  // Where the pattern matches all of a text, as published ones do, keeping the matches and removing the rest is the same.
  const keepsAll = behavior === 'Isolated' || (behavior === 'Removed' && step.at('invert').flag(false))
  if (!keepsAll) throw step.at('behavior').refuse('Isolated, or Removed with invert: true')
  const literal = step.at('pattern').at('String')
  if (!literal.isAbsent) return literalPattern([literal.text()])
  const pattern = step.at('pattern').at('Regex')
  const source = pattern.text()
  try {
    return translatePattern(source)
  } catch (error) {
    throw pattern.refuse(`a pattern that can be translated to JavaScript (${messageOf(error)})`)
  }
}
