import { type Command, Option } from 'commander'
import type { MeasureFlags } from '../measure-command.js'
import { tokenisationNames } from '../../text/tokenisations.js'
import { collect, wholeNumber } from '../options.js'

export function addMeasure(program: Command): void {
  program
    .command('measure')
    .description(
      'Measure any dataset: diversity, entropy, repetition and more, group by group, and against human text what is narrower, by how much, and which documents make it so.',
    )
    .argument(
      '<files...>',
      'text, jsonl, json, csv or parquet files, files of sketches, or globs; each is a group unless --by is given',
    )
    .option('--human <file>', 'human text to compare with (repeatable; file or glob)', collect)
    .option('--by <field>', 'group records by the value of this field: generation, model, source')
    .option('--group <name>', 'one group of this name for all files')
    .option(
      '--field <field>',
      'the field or column that holds the text (default: text, or as the records look)',
    )
    .option('--metrics <names...>', 'groups of metrics, metrics or ids (see "collapse list metrics"), or all')
    .option(
      '--tokens <n>',
      'compare measures that depend on the size of a sample at n tokens (default: 80% of the smallest group)',
      wholeNumber,
    )
    .addOption(
      new Option(
        '--tokenisation <name>',
        'how text is cut into tokens; Chinese or Thai needs words or characters',
      )
        .choices([...tokenisationNames])
        .default('whitespace'),
    )
    .option(
      '--embeddings-model <name>',
      'model of an OpenAI-compatible server for metrics such as mauve.remote; the texts are sent to it, the key stands in OPENAI_API_KEY',
    )
    .option('--embeddings-url <url>', 'where that server is (default: OPENAI_BASE_URL, else OpenAI)')
    .option('--facts <file>', 'a list of facts, one JSON object a line, to look for in the text')
    .addOption(
      new Option('--format <format>', 'how the result is written')
        .choices(['table', 'json', 'csv', 'md', 'html'])
        .default('table'),
    )
    .option('--out <file>', 'write to this file instead of printing (html: default measure.html)')
    .option('--seed <n>', 'key of all random draws: the same seed gives the same bytes', wholeNumber, 1)
    .option(
      '--budget <tokens>',
      'tokens of which documents are held; of larger data random samples are measured (default: 4000000)',
      wholeNumber,
    )
    .option(
      '--save-sketch <file>',
      'measure nothing: write what is known of the groups to FILE.sketch, to be measured later in place of the data',
    )
    .option('--skip-broken', 'leave broken records out and count them')
    .addOption(
      new Option('--layout <layout>', 'how records become documents (default: as the first one looks)'),
    )
    .addOption(
      new Option('--documents-by <unit>', 'what a document is in a txt file')
        .choices(['line', 'paragraph', 'file'])
        .default('line'),
    )
    .addOption(
      new Option('--input <format>', 'what the files are (default: by their extensions)').choices([
        'txt',
        'jsonl',
        'json',
        'csv',
        'parquet',
      ]),
    )
    .addHelpText(
      'after',
      `
Examples:
  collapse measure generated.jsonl --human human.txt
  collapse measure samples.parquet --by generation --field output
  collapse measure pairs.json --format html --out audit.html    human and machine text are found in it
  collapse measure a.txt b.txt --metrics diversity entropy --format csv
  collapse measure data.jsonl --skip-broken --format json > measured.json
  collapse measure part-1.jsonl --group web --save-sketch 1.sketch    and so on, then:
  collapse measure 1.sketch 2.sketch --human human.txt

What the findings mean: docs/measure.md.`,
    )
    .action(async (files: string[], flags: MeasureFlags) => {
      const { measureCommand } = await import('../measure-command.js')
      process.exitCode = await measureCommand(files, flags)
    })
}
