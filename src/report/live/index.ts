export { RESULT_FILES, type ResultFile, resultFile } from '../result-files.js'
export {
  type LiveContent,
  type LivePage,
  liveContents,
  liveJson,
  livePage,
  waitingContent,
} from './live-page.js'
