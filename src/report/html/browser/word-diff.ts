/**
 * Script: `wordDiff(before, after)` gives the pieces of both texts in order, each as [change, text], where the change
 * is 0 for what both have, -1 for what only `before` has and 1 for what only `after` has. Words and punctuation are
 * compared by their longest common subsequence, each with the white space after it; scripts without spaces character
 * by character. What is common between two larger changes is a part of them: words that two sentences share by chance
 * would tear both apart. Its work is the product of both lengths: the page cuts texts before.
 */
export const WORD_DIFF = `function wordDiff(before, after) {
  var token = /(?:[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}]|[\\p{L}\\p{M}\\p{N}_]+|[^\\s])\\s*|\\s+/gu
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
  // Runs by turns: what both have, and what is gone and new.
  var runs = []
  function run(same) {
    var last = runs[runs.length - 1]
    if (!last || last.same !== same) runs.push(last = { same: same, gone: '', added: '' })
    return last
  }
  for (i = 0, j = 0; i < a.length || j < b.length;) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      var both = run(true)
      both.gone += a[i++]
      both.added += b[j++]
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      run(false).gone += a[i++]
    } else run(false).added += b[j++]
  }
  function size(one) { return Math.max(one.gone.length, one.added.length) }
  for (i = 1; i < runs.length - 1; i++) {
    var left = runs[i - 1], middle = runs[i], right = runs[i + 1]
    if (!middle.same || size(middle) > Math.min(size(left), size(right))) continue
    runs.splice(i - 1, 3, {
      same: false, gone: left.gone + middle.gone + right.gone, added: left.added + middle.added + right.added
    })
    // What stood before has a larger neighbour now.
    i = Math.max(0, i - 4)
  }
  return runs.flatMap(function (one) {
    if (one.same) return [[0, one.added]]
    return [[-1, one.gone], [1, one.added]].filter(function (piece) { return piece[1] !== '' })
  })
}`
