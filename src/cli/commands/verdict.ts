import { type Command, Option } from 'commander'
import { collect } from '../options.js'
import { inside, positive } from '../share-option.js'
import type { VerdictFlags } from '../verdict-command.js'

export function addVerdict(program: Command): void {
  program
    .command('verdict')
    .description(
      'Say what became of every strategy: collapsed or not by eight definitions, where it is heading, what warned first, how long facts live.',
    )
    .argument('<dir|file>', 'folder of results (runs/<name>) or experiment file')
    .option('--arm <name>', 'tell of this arm only (repeatable)', collect)
    .option('--reference <arm>', 'arm to compare with (default: the control)')
    .option('--details', 'the numbers behind every answer')
    .option('--confidence <share>', 'confidence of intervals and tests', inside, 0.95)
    .option('--margin <share>', 'largest change that does not matter', inside, 0.05)
    .option('--margin-points <share>', 'the same for shares of false or malformed output', inside, 0.02)
    .option('--collapsed-from <share>', 'loss of breadth that is called collapsed', inside, 0.5)
    .option('--salad-from <share>', 'rise of diversity that is called word salad', inside, 0.2)
    .option('--catastrophe-from <share>', 'rise of perplexity or error that is catastrophic', positive, 1)
    .option('--exponent-margin <number>', 'change of a scaling exponent that counts', positive, 0.05)
    .option('--runs <folder>', 'where results are stored', 'runs')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['table', 'md', 'json']).default('table'),
    )
    .addOption(new Option('--json', 'short for --format json').implies({ format: 'json' }))
    .addHelpText(
      'after',
      `
Examples:
  collapse verdict runs/quickstart
  collapse verdict runs/quickstart --arm replace --details
  collapse verdict my-study.yaml --margin 10% --format md > verdict.md
  collapse verdict runs/quickstart --json | jq '.arms[] | {arm, outcome, stage}'

Only stored results are read. A collapse is an answer: exit code 0. What the words and the JSON mean:
docs/verdict.md.`,
    )
    .action(async (target: string, flags: VerdictFlags) => {
      const { printVerdictOf } = await import('../verdict-command.js')
      await printVerdictOf(target, flags)
    })
}
