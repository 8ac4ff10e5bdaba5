export {
  differencesFigure,
  type Figure,
  type Figures,
  figureSpec,
  heatmapFigure,
  humanShareFigure,
  moreFigure,
  overviewFigure,
  type Panel,
  panelSpec,
  reportFigures,
  type Spec,
  tiersFigure,
} from './charts/index.js'
export { comparisonCsv } from './comparison/comparison-csv.js'
export { comparisonHtml } from './comparison/comparison-html.js'
export { comparisonMarkdown } from './comparison/comparison-markdown.js'
export { comparisonParquet } from './comparison/comparison-parquet.js'
export { resultsCsv } from './csv.js'
export { resultsParquet } from './parquet.js'
export type { Displayed } from './notebook/displayed.js'
export { showChart } from './notebook/show-chart.js'
export { type Cell, type ShownTable, showTable } from './notebook/show-table.js'
export { renderPng } from './render/render-png.js'
export { renderSvg } from './render/render-svg.js'
export { type ReportData, reportData } from './report-data.js'
export { summaryJson } from './summary-json.js'
export { type ReportFiles, writeReport } from './write-report.js'
