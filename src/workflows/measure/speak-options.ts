import { BadInputError } from '../../errors/index.js'

/** What the fields of an experiment file are called on the command line. */
const OPTIONS: Readonly<Record<string, string>> = {
  'human.field': '--field',
  'human.layout': '--layout',
  'human.format': '--input',
  'human.documents_by': '--documents-by',
}

/**
 * Readers speak of the fields of an experiment file; who measures a file has options instead. Every other error is
 * passed on as it came.
 */
export function speakOptions(error: unknown): unknown {
  if (!(error instanceof BadInputError)) return error
  return new BadInputError(inOptions(error.message), error.hint && inOptions(error.hint), { cause: error })
}

function inOptions(text: string): string {
  return text
    .replace(/^human\.(files|facts\.file): /, '')
    .replace(/human\.(?:field|layout|format|documents_by)(?=: )/g, (field) => OPTIONS[field])
    .replace(/(--\w[\w-]*): /g, '$1 ')
    .replace(/human\.(?:field|layout|format|documents_by)\b/g, (field) => OPTIONS[field])
    .replaceAll('the folder of the experiment file', 'the current folder')
    .replace(/; for names and numbers of the text itself write human\.facts: \{ mine: names \}/, '')
}
