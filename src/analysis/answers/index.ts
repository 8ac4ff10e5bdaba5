export { answersJson } from './answers-json.js'
export type { HeadlineAttribution } from './arm-attributions.js'
export {
  type AnswerOptions,
  type ArmAnswers,
  type CollapseAnswers,
  collapseAnswers,
} from './collapse-answers.js'
