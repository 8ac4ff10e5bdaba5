import type { Results } from '../../contracts/results.js'
import { collectResults } from '../../loop/results/collect.js'
import { recordStatements } from '../../loop/results/excerpt-statements.js'
import { readManifest } from '../../loop/results/manifest.js'
import { RememberingStore } from '../../loop/store/remembering-store.js'
import type { Prepared } from '../prepare.js'

/** The results of a run that is going on, read from its store time after time. */
export class ResultsSoFar {
  readonly #prepared: Prepared
  readonly #store: RememberingStore

  constructor(prepared: Prepared, warn?: (message: string) => void) {
    this.#prepared = prepared
    this.#store = new RememberingStore(prepared.root, prepared.experiment.excerpts, warn)
  }

  /** A generation was stored. */
  changed(arm: string, seed: number, generation: number): void {
    this.#store.forget(this.#prepared.session.arm(arm).arm.slug, seed, generation)
  }

  /** Undefined before the run has written what it is. */
  async read(): Promise<Results | undefined> {
    const { root, session } = this.#prepared
    const manifest = await readManifest(root)
    if (manifest === undefined) return undefined
    if (session.data === 'text') await recordStatements(session, this.#store)
    return collectResults(manifest, this.#store)
  }
}
