export { thresholdFigure } from './threshold-figure.js'
export { thresholdMarkdown } from './threshold-markdown.js'
export { thresholdName, writeThreshold } from './write-threshold.js'
