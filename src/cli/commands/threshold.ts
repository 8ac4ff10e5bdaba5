import { type Command, InvalidArgumentError, Option } from 'commander'
import { collect, wholeNumber } from '../options.js'
import { share } from '../share-option.js'
import type { ThresholdFlags } from '../threshold-command.js'

/** A share (10% or 0.1) or a count of documents. */
function dose(text: string): number {
  if (text.endsWith('%')) return share(text)
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && Number.isFinite(value)) return value
  throw new InvalidArgumentError('expected a share (10% or 0.1) or a number of documents.')
}

export function addThreshold(program: Command): void {
  program
    .command('threshold')
    .description(
      'Find the smallest amount of human data that keeps a metric within a tolerance of the control. The same command goes on after an interruption.',
    )
    .argument('<file>', 'experiment file (YAML): its human data, model and loop')
    .requiredOption('--metric <id>', 'metric to keep, id or id/group')
    .option('--group <name>', 'group of the metric, e.g. rare')
    .requiredOption('--keep <share>', 'share of the control’s value that must be left: 95% or 0.95', share)
    .option('--at-generation <n>', 'generation to look at (default: the last)', wholeNumber)
    .addOption(
      new Option('--by <kind>', 'count: human documents beside the last sample; share: of a mix')
        .choices(['count', 'share'])
        .default('count'),
    )
    .addOption(
      new Option('--draw <draw>', 'how human data is taken (default: as the file says)').choices([
        'fixed',
        'redraw',
        'fresh',
      ]),
    )
    .option('--from <amount>', 'smallest amount looked at (default: none)', dose)
    .option('--to <amount>', 'largest amount looked at (default: all human data)', dose)
    .option('--step <amount>', 'even steps between them (default: finer where there is little)', dose)
    .option('--confidence <share>', 'confidence of the answer', share, 0.95)
    .option('--seeds-max <n>', 'most seeds that an amount may get', wholeNumber, 20)
    .option('--set <path=value>', 'override a field of the file (repeatable)', collect)
    .option('--workers <n>', 'worker processes (default: as many as processors)', wholeNumber)
    .option('--threads <n>', 'threads of each worker’s models; changes no result', wholeNumber)
    .option('--runs <folder>', 'where results are stored', 'runs')
    .option('--reports <folder>', 'where reports go, in its folder thresholds', 'reports')
    .option('--no-report', 'write no report')
    .option('--json', 'print the result as JSON')
    .option('--md', 'print Markdown')
    .addHelpText(
      'after',
      `
Examples:
  collapse threshold my-study.yaml --metric facts.coverage --group rare --keep 90%
  collapse threshold experiments/human-share.yaml --metric facts.coverage/rare --keep 80% --by share
  collapse threshold my-study.yaml --metric human_loss.per_token --keep 90% --at-generation 5 --seeds-max 8
  collapse threshold my-study.yaml --metric distinct_n.pooled.n2 --keep 95% --by share --from 5% --to 30% --step 1%

An amount that is never enough, or always, is an answer: exit code 0. 3: some runs failed. How it searches and what
the numbers mean: docs/threshold.md.`,
    )
    .action(async (file: string, flags: ThresholdFlags) => {
      const { thresholdCommand } = await import('../threshold-command.js')
      process.exitCode = await thresholdCommand(file, flags)
    })
}
