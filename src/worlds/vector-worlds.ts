import type { RegistryEntry } from '../contracts/registry.js'
import type { VectorWorldFactory } from '../contracts/vectors.js'
import { normalSchema } from './normal/options.js'
import { shapesSchema } from './shapes/options.js'
import { studentTSchema } from './student-t/options.js'

export type VectorWorldEntry = RegistryEntry<VectorWorldFactory> & { readonly data: 'vectors' }

/** Worlds of numbers that an experiment file can name. */
export const vectorWorlds: readonly VectorWorldEntry[] = [
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
