import type { Command } from 'commander'

interface InitFlags {
  readonly text?: readonly string[]
  readonly family: string
}

export function addInit(program: Command): void {
  program
    .command('init')
    .description('Write an experiment file to start from, with a schema beside it for completion in editors.')
    .argument('[name]', 'name of the experiment', 'my-study')
    .option(
      '--text <file...>',
      'your own text files (txt, jsonl, json, csv, parquet) instead of the built-in world',
    )
    .option(
      '--family <name>',
      'ngram (seconds), transformer (minutes) or gaussian (numbers, seconds)',
      'ngram',
    )
    .addHelpText(
      'after',
      `
Examples:
  collapse init my-study                  writes my-study.yaml on the built-in world "almanac"
  collapse init my-gpt --family transformer
  collapse init my-numbers --family gaussian   writes an experiment of numbers, where theory is known
  collapse init news --text news.txt      writes news.yaml on your own text`,
    )
    .action(async (name: string, flags: InitFlags) => {
      const { initExperiment } = await import('../../workflows/init.js')
      const path = await initExperiment(name, {
        family: flags.family,
        ...(flags.text ? { files: flags.text } : {}),
      })
      process.stdout.write(
        `${path} is written, and experiment.schema.json for completion in editors. Next:\n  collapse validate ${path}\n  collapse run ${path}\n`,
      )
    })
}
