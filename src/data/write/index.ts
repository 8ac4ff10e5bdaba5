export {
  type TrainingFormat,
  type TrainingFormatName,
  trainingFormatNames,
  trainingFormats,
} from './formats.js'
export { commonLayout, type TrainingRecords, trainingRecords } from './training-records.js'
