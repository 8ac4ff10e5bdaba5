import type { RegistryEntry } from '../contracts/registry.js'
import type { VectorWorldFactory } from '../contracts/vectors.js'
import { statesSchema } from './states/options.js'
import { tokensSchema } from './tokens/options.js'
import { classesSchema } from './classes/options.js'
import { mixtureSchema } from './mixture/options.js'
import { regressionSchema } from './regression/options.js'
import { normalSchema } from './normal/options.js'
import { shapesSchema } from './shapes/options.js'
import { studentTSchema } from './student-t/options.js'

export type VectorWorldEntry = RegistryEntry<VectorWorldFactory> & { readonly data: 'vectors' }

/** Worlds of numbers that an experiment file can name. */
export const vectorWorlds: readonly VectorWorldEntry[] = [
  {
    name: 'states',
    summary:
      'Finitely many states of given frequencies: a list, the laws of Zipf and Mandelbrot, or all alike.',
    data: 'vectors',
    schema: statesSchema,
    load: async () => (await import('./states/states.js')).states as VectorWorldFactory,
  },
  {
    name: 'tokens',
    summary: 'Sequences of tokens from a random Markov chain.',
    data: 'vectors',
    schema: tokensSchema,
    load: async () => (await import('./tokens/tokens.js')).tokens as VectorWorldFactory,
  },
  {
    name: 'mixture',
    summary: 'Points from a mixture of normal distributions: listed, or modes on a grid, a ring or a line.',
    data: 'vectors',
    schema: mixtureSchema,
    load: async () => (await import('./mixture/mixture.js')).mixture as VectorWorldFactory,
  },
  {
    name: 'regression',
    summary: 'Normal inputs with a target that is linear in them, and noise.',
    data: 'vectors',
    schema: regressionSchema,
    load: async () => (await import('./regression/regression.js')).regression as VectorWorldFactory,
  },
  {
    name: 'classes',
    summary: 'Normal inputs in two classes, on two sides of a plane.',
    data: 'vectors',
    schema: classesSchema,
    load: async () => (await import('./classes/classes.js')).classes as VectorWorldFactory,
  },
  {
    name: 'normal',
    summary: 'A normal distribution in any dimension, its variances alike or falling by a power law.',
    schema: normalSchema,
    data: 'vectors',
    load: async () => (await import('./normal/world.js')).normalWorld,
  },
  {
    name: 'shapes',
    summary: 'Blobs, circles, moons or a swiss roll with noise.',
    schema: shapesSchema,
    data: 'vectors',
    load: async () => (await import('./shapes/world.js')).shapesWorld,
  },
  {
    name: 'student-t',
    summary: "Student's t distribution: heavy tails.",
    schema: studentTSchema,
    data: 'vectors',
    load: async () => (await import('./student-t/world.js')).studentTWorld,
  },
]
