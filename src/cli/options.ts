import { type Command, InvalidArgumentError } from 'commander'
import { BadInputError } from '../errors/index.js'
import type { ExperimentOptions } from '../workflows/prepare.js'

export function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('expected a whole number from 1 on.')
  return value
}

/** 0: a free one. */
export function portNumber(text: string): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value > 65_535)
    throw new InvalidArgumentError('expected a whole number from 0 to 65535.')
  return value
}

/** A port says nothing where nothing is served. */
export function refusePortAlone({ watch, port }: { readonly watch?: boolean; readonly port?: number }): void {
  if (!watch && port !== undefined)
    throw new BadInputError('--port is of --watch', 'Add --watch, or leave it out.')
}

export function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value]
}

/** The options that change what an experiment file says. */
export function addExperimentOptions(command: Command): Command {
  return command
    .option('--seeds <n>', 'run seeds 1 to n instead of the file’s', wholeNumber)
    .option(
      '--set <path=value>',
      'override a field of the file, e.g. loop.generations=3 (repeatable)',
      collect,
    )
    .option('--only <arm>', 'only this arm (repeatable)', collect)
    .option('--runs <folder>', 'where results are stored', 'runs')
}

export type ExperimentFlags = ExperimentOptions
