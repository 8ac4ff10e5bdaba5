import { plural } from '../../analysis/words.js'
import type { LiveProgress } from './live-server.js'

/** What the files of a run tell of how far it is. */
export interface StoredState {
  /** The lock of its folder: of a process at work, of one that is gone, or none. */
  readonly lock: 'held' | 'left' | 'free'
  /** Generations that are stored, and those that the whole experiment has. */
  readonly stored: number
  readonly generations: number
  /** Runs that have failed. */
  readonly failed: number
}

/** How far a run is that another process works on, in words. */
export function storedProgress({ lock, stored, generations, failed }: StoredState): LiveProgress {
  const failures = failed === 0 ? '' : `; ${plural(failed, 'run')} failed`
  const counted = `${stored} of ${plural(generations, 'generation')} stored${failures}.`
  const share = generations === 0 ? 0 : stored / generations
  if (lock === 'held') return { state: 'running', text: `Running: ${counted}`, share }
  if (stored >= generations) return { state: 'done', text: 'The run is finished.', share }
  if (lock === 'left') {
    const text = `The run was cut off, its process is gone: ${counted} The same "collapse run" goes on from here.`
    return { state: 'failed', text, share }
  }
  return { state: failed > 0 ? 'failed' : 'stopped', text: `Nothing is running: ${counted}`, share }
}
