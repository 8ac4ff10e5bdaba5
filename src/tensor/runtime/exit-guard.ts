/**
 * A thread must not be ended while it is inside ONNX Runtime: the binding then throws into a JavaScript that is no
 * more, and the whole process aborts. So `process.exit`, and the end after an uncaught error, first wait for the
 * thread to come out. Both sides look at two numbers in shared memory, since at that point no message is delivered.
 */
export type GuardMemory = Int32Array<SharedArrayBuffer>

const BUSY = 0
const ENDING = 1

/** A process that must end does not wait for ever: a graph that samples texts may take minutes. */
const LONGEST_WAIT_MS = 10_000

/** For a thread that is about to start, which takes it into the library. */
export function guardMemory(): GuardMemory {
  const memory = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))
  memory[BUSY] = 1
  return memory
}

/** On the thread, before work. False when the process ends: nothing may begin. */
export function enter(memory: GuardMemory): boolean {
  // Busy first, then the look: one of the two sides sees the other.
  Atomics.store(memory, BUSY, 1)
  if (Atomics.load(memory, ENDING) === 0) return true
  leave(memory)
  return false
}

/** On the thread, after work. */
export function leave(memory: GuardMemory): void {
  Atomics.store(memory, BUSY, 0)
  Atomics.notify(memory, BUSY)
}

const guarded = new Set<GuardMemory>()

/** On the caller's side, from the start of a thread to its end. */
export function guard(memory: GuardMemory): void {
  if (guarded.size === 0) process.on('exit', waitForThreads)
  guarded.add(memory)
}

export function unguard(memory: GuardMemory): void {
  guarded.delete(memory)
  if (guarded.size === 0) process.off('exit', waitForThreads)
}

function waitForThreads(): void {
  for (const memory of guarded) Atomics.store(memory, ENDING, 1)
  const end = Date.now() + LONGEST_WAIT_MS
  for (const memory of guarded) Atomics.wait(memory, BUSY, 1, Math.max(0, end - Date.now()))
}
