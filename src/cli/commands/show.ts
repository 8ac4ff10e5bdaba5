import type { Command } from 'commander'

export function addShow(program: Command): void {
  program
    .command('show')
    .description('Show the definition and options of a family, strategy, stage, world, metric or law.')
    .argument('<name>', 'a name or metric id from "collapse list"')
    .addHelpText(
      'after',
      `
Examples:
  collapse show mix
  collapse show ngram
  collapse show ngram_entropy.chao_shen.n2
  collapse show gaussian.replace.mean_variance`,
    )
    .action(async (name: string) => {
      const { show } = await import('../../workflows/catalogue.js')
      process.stdout.write(`${await show(name)}\n`)
    })
}
