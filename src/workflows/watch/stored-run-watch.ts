import type { Results } from '../../contracts/results.js'
import { collectResults } from '../../loop/results/collect.js'
import { layout } from '../../loop/store/layout.js'
import { lockState } from '../../loop/store/lock.js'
import { type Manifest, readManifest } from '../../loop/results/manifest.js'
import { RecordChanges, writtenMark } from '../../loop/store/record-changes.js'
import { RememberingStore } from '../../loop/store/remembering-store.js'
import type { LiveProgress } from './live-server.js'
import { storedProgress } from './stored-progress.js'

export interface StoredLook {
  /** There is something that was not there at the last look. */
  readonly isChanged: boolean
  readonly progress: LiveProgress
}

/** One experiment as its files describe it. */
interface Followed {
  readonly manifest: Manifest
  readonly store: RememberingStore
  readonly records: RecordChanges
}

/** Files beside the records that a report shows something of. */
const BESIDE = [layout.statements, layout.environment]

/** A stored run that another process may be working on. */
export class StoredRunWatch {
  readonly #root: string
  readonly #warn: (message: string) => void
  #followed: Followed | undefined
  /** When the files that describe the run were written; none is there before the first look. */
  #marks = ['', ...BESIDE.map(() => '')].join()

  /** Each warning is told once, however often the same file is read. */
  constructor(root: string, warn: (message: string) => void) {
    this.#root = root
    const told = new Set<string>()
    this.#warn = (message) => {
      if (told.has(message)) return
      told.add(message)
      warn(message)
    }
  }

  /** What has become of the run since the last look. */
  async look(): Promise<StoredLook> {
    const lock = await lockState(this.#root)
    const isNew = await this.#follow()
    if (this.#followed === undefined) {
      return { isChanged: isNew, progress: storedProgress({ lock, stored: 0, generations: 0, failed: 0 }) }
    }
    const { manifest, store, records } = this.#followed
    const { changed, isFailureChanged, stored, failed } = await records.look()
    for (const { slug, seed, generation } of changed) store.forget(slug, seed, generation)
    const { arms, seeds, generations } = manifest.overview
    const all = arms.length * seeds.length * (generations + 1)
    return {
      isChanged: isNew || isFailureChanged || changed.length > 0,
      progress: storedProgress({ lock, stored, generations: all, failed }),
    }
  }

  /** The results so far; undefined before the run has written what it is. */
  async read(): Promise<Results | undefined> {
    return this.#followed && collectResults(this.#followed.manifest, this.#followed.store)
  }

  /** Reads what is run, again where it was written again; whether anything but records differs. */
  async #follow(): Promise<boolean> {
    const written = await writtenMark(layout.experiment(this.#root))
    const marks = [
      written,
      ...(await Promise.all(BESIDE.map((path) => writtenMark(path(this.#root))))),
    ].join()
    if (marks === this.#marks) return false
    const manifest = await readManifest(this.#root)
    this.#marks = marks
    if (manifest === undefined) this.#followed = undefined
    else if (JSON.stringify(manifest) !== JSON.stringify(this.#followed?.manifest)) {
      this.#followed = {
        manifest,
        store: new RememberingStore(this.#root, manifest.overview.excerpts, this.#warn),
        records: new RecordChanges(this.#root, manifest.overview),
      }
    }
    return true
  }
}
