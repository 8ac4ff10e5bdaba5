export {
  type LiveContent,
  type LivePage,
  liveContent,
  liveJson,
  livePage,
  waitingContent,
} from './live-page.js'
