export {
  type ArmWarnings,
  type EarlyWarningOptions,
  earlyWarnings,
  type Warning,
} from './early-warning.js'
export type { Leaving } from './leaving.js'
