/**
 * Script: `wordDiff(before, after)` gives the pieces of both texts in order, each as [change, text], where the change
 * is 0 for what both have, -1 for what only `before` has and 1 for what only `after` has. Words, white space and
 * punctuation are compared by their longest common subsequence; scripts without spaces character by character. Its
 * work is the product of both lengths: the page cuts texts before.
 */
export const WORD_DIFF = `function wordDiff(before, after) {
  var token = /\\s+|[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]|[\\p{L}\\p{M}\\p{N}_]+|./gsu
  var a = before.match(token) || [], b = after.match(token) || []
  var width = b.length + 1
  // By suffixes: common[i * width + j] tokens are common to a from i on and b from j on.
  var common = new Uint16Array((a.length + 1) * width)
  var i, j
  for (i = a.length - 1; i >= 0; i--) {
    for (j = b.length - 1; j >= 0; j--) {
      var at = i * width + j
      common[at] = a[i] === b[j] ? common[at + width + 1] + 1 : Math.max(common[at + width], common[at + 1])
    }
  }
  var pieces = []
  function add(change, text) {
    var last = pieces[pieces.length - 1]
    if (last && last[0] === change) last[1] += text
    else pieces.push([change, text])
  }
  for (i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) { add(0, a[i]); i++; j++ }
    else if (j >= b.length || (i < a.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) add(-1, a[i++])
    else add(1, b[j++])
  }
  return pieces
}`
