import { expect, it } from 'vitest'
import { EnvironmentError } from '../../../src/errors/index.js'
import { failureOf } from '../../../src/tensor/runtime/failure.js'

it('puts an error on one line', () => {
  expect(failureOf(new Error('Got 3\n Expected 2\n'), 'a graph failed')).toEqual({
    message: 'a graph failed: Got 3 Expected 2',
  })
})

it('names the node that failed', () => {
  // As ONNX Runtime 1.30 says it, shortened.
  const words =
    "Non-zero status code returned while running Add node. Name:'sum_3' Status Message: /onnxruntime_src/onnxruntime/core/providers/cpu/math/element_wise_ops.h:540 void onnxruntime::BroadcastIterator::Append() axis == 1 was false."
  expect(failureOf(new Error(words), 'a graph failed').message).toBe(
    "a graph failed: node Add 'sum_3': void onnxruntime::BroadcastIterator::Append() axis == 1 was false.",
  )
})

it('knows the words for memory that is not there', () => {
  for (const words of [
    'std::bad_alloc',
    'bad allocation',
    // ONNX Runtime's arena, its sessions, V8.
    'Available memory of 0 is smaller than requested bytes of 12: Failed to allocate memory for requested buffer of size 12',
    'Array buffer allocation failed',
    'Invalid typed array length: 281474976710656',
  ]) {
    expect(failureOf(new Error(words), 'a graph failed')).toEqual({
      message: `a graph failed: out of memory (${words})`,
      hint: 'take a smaller batch, context or model, or fewer threads and workers',
    })
  }
})

it('leaves our own errors as they are', () => {
  expect(failureOf(new EnvironmentError('no binary', 'buy one'), 'a graph failed')).toEqual({
    message: 'no binary',
    hint: 'buy one',
  })
})
