/** What computes unless a device is told otherwise, by ONNX Runtime's name: COLLAPSE_EXECUTION_PROVIDER, else `cpu`. */
export function defaultProvider(): string {
  return process.env['COLLAPSE_EXECUTION_PROVIDER'] || 'cpu'
}
