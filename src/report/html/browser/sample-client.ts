import { WORD_DIFF } from './word-diff.js'

/**
 * The script of the sample browser. What models wrote is set as text, never as markup. What is chosen outlives a
 * section that is replaced, as in a live report.
 */
export const SAMPLE_CLIENT = `(function () {
  'use strict'
  ${WORD_DIFF}
  var KINDS = [['right', 'true'], ['false', 'false'], ['malformed', 'malformed']]
  var PAGE = 12
  var chosen = { search: '', arm: '', generation: '', tier: '', kind: '', diff: false }
  var shown = PAGE
  function element(name, className, text) {
    var made = document.createElement(name)
    if (className) made.className = className
    if (text !== undefined) made.textContent = text
    return made
  }
  function unseen(text) { return element('span', 'unseen', text) }
  function textOf(sample) {
    return sample.pieces.map(function (piece) { return typeof piece === 'string' ? piece : piece[1] }).join('')
  }
  function times(tier) {
    if (tier === 'unseen') return 'never stated by human text'
    return 'stated ' + (tier === '1' ? 'once' : tier.replace('-', '–').replace('+', ' or more') + ' times') + ' by human text'
  }
  function start() {
    var section = document.getElementById('browse')
    var source = document.getElementById('sample-data')
    if (!section || !source || section.dataset.ready) return
    section.dataset.ready = 'yes'
    section.hidden = false
    var data = JSON.parse(source.textContent)
    var first = new Map()
    data.samples.forEach(function (sample) {
      sample.text = textOf(sample)
      sample.folded = sample.text.normalize('NFKC').toLowerCase()
      if (sample.generation === data.generations[0]) first.set(sample.arm + ' ' + sample.position, sample)
    })
    var list = section.querySelector('ol')
    var status = section.querySelector('[role=status]')
    var more = section.querySelector('button')
    Array.from(section.querySelectorAll('[data-choice]')).forEach(function (control) {
      var name = control.dataset.choice
      var isBox = control.type === 'checkbox'
      if (isBox) control.checked = chosen[name]
      else control.value = chosen[name]
      // A live report may not have what was chosen any more.
      if (!isBox && control.value !== chosen[name]) { control.value = ''; chosen[name] = '' }
      control.addEventListener('input', function () {
        chosen[name] = isBox ? control.checked : control.value
        shown = PAGE
        render()
      })
    })
    more.addEventListener('click', function () {
      var at = list.children.length
      shown += PAGE
      render()
      var next = list.children[at]
      if (next) { next.tabIndex = -1; next.focus({ preventScroll: true }) }
    })
    function matches(sample) {
      return (chosen.arm === '' || sample.arm === Number(chosen.arm)) &&
        (chosen.generation === '' || sample.generation === Number(chosen.generation)) &&
        (chosen.tier === '' || sample.tiers.indexOf(chosen.tier) >= 0) &&
        (chosen.kind === '' || sample.counts[Number(chosen.kind)] > 0) &&
        (chosen.search === '' || sample.folded.indexOf(chosen.search.normalize('NFKC').toLowerCase()) >= 0)
    }
    function stated(parent, sample) {
      sample.pieces.forEach(function (piece) {
        if (typeof piece === 'string') { parent.append(piece); return }
        var kind = KINDS[piece[0]]
        var mark = element('mark', kind[0] + (chosen.tier !== '' && piece[2].indexOf(chosen.tier) < 0 ? ' other' : ''))
        mark.title = kind[1] + ' statement' + (piece[2].length ? '; its fact is ' + piece[2].map(times).join(' and ') : '')
        mark.append(unseen('[' + kind[1] + ': '), piece[1], unseen(']'))
        parent.append(mark)
      })
    }
    function compared(parent, before, after) {
      wordDiff(before, after).forEach(function (piece) {
        if (piece[0] === 0) { parent.append(piece[1]); return }
        var change = element(piece[0] < 0 ? 'del' : 'ins')
        change.append(unseen(piece[0] < 0 ? '[removed: ' : '[added: '), piece[1], unseen(']'))
        parent.append(change)
      })
    }
    function card(sample) {
      var item = element('li', 'sample')
      var heading = element('h4')
      var arm = data.arms[sample.arm]
      var dot = element('span', 'dot')
      dot.style.background = arm.colour
      heading.append(dot, ' ', element('bdi', '', arm.name), ' · generation ' + sample.generation + ' · document ' + (sample.position + 1))
      var text = element('blockquote')
      text.dir = 'auto'
      var zero = first.get(sample.arm + ' ' + sample.position)
      var note = ''
      if (!chosen.diff) stated(text, sample)
      else if (!zero) { text.textContent = sample.text; note = 'Generation 0 has no such document.' }
      else if (zero === sample) { text.textContent = sample.text; note = 'This is generation 0.' }
      else compared(text, zero.text, sample.text)
      if (sample.text === '') text.append(element('em', '', 'An empty document.'))
      if (sample.hidden > 0) text.append(element('span', 'quiet', ' … (' + sample.hidden + ' more characters)'))
      item.append(heading)
      var counts = sample.counts.map(function (count, kind) { return count === 0 ? '' : count + ' ' + KINDS[kind][1] })
        .filter(Boolean).join(', ')
      var line = [counts === '' ? '' : 'Statements: ' + counts + '.', note].filter(Boolean).join(' ')
      if (line !== '') item.append(element('p', 'quiet', line))
      item.append(text)
      return item
    }
    function render() {
      var found = data.samples.filter(matches)
      list.replaceChildren.apply(list, found.slice(0, shown).map(card))
      var showing = Math.min(shown, found.length)
      status.textContent = found.length === 0 ? 'No sample fits: loosen a filter.'
        : showing + ' of ' + found.length + (found.length === 1 ? ' sample' : ' samples') + ' shown'
      more.hidden = found.length <= showing
    }
    render()
  }
  document.addEventListener('report-changed', start)
  start()
})()`
