import type { Metric } from '../contracts/metric.js'

/** Whether values compare only between samples of the same size. */
export function dependsOnSize({ dependsOn = [] }: Pick<Metric, 'dependsOn'>): boolean {
  return dependsOn.includes('tokens') || dependsOn.includes('documents')
}
