import { UNPACK } from './packed-rows.js'

/**
 * The script of a page. Charts stand in the page as pictures; each is replaced by an interactive one of the
 * width its box really has, when it comes near the screen, and again when that width changes or, in a live report, its
 * data (`report-changed`). Everything it draws is in the page: it asks for nothing.
 */
export const CLIENT = `(function () {
  'use strict'
  ${UNPACK}
  var data = read()
  var live = new Map()
  var focus = ''
  var options = {
    mode: 'vega-lite', actions: false, ast: true, renderer: 'svg', defaultStyle: false,
    tooltip: { disableDefaultStyle: true, theme: 'report' }
  }
  function read() { return unpacked(JSON.parse(document.getElementById('chart-data').textContent)) }
  function draw(box) {
    var panel = data.panels[box.dataset.panel]
    var room = Math.floor(box.clientWidth)
    if (!panel || room < 40) return
    var width = Math.max(room, panel.minimumWidth)
    var known = live.get(box)
    if (known && known.width === width && known.panel === panel) return
    var drawing = { width: width, panel: panel, result: known && known.result }
    live.set(box, drawing)
    var spec = Object.assign({}, panel.spec, {
      config: data.config,
      width: Math.max(60, width - panel.left - panel.right - 4),
      params: [{ name: 'focus', value: focus }, { name: 'narrow', value: width < panel.narrowBelow }]
    })
    var host = document.createElement('div')
    vegaEmbed(host, spec, options).then(function (result) {
      if (live.get(box) !== drawing) { result.finalize(); return }
      if (drawing.result) drawing.result.finalize()
      drawing.result = result
      result.view.signal('focus', focus).runAsync()
      box.classList.toggle('wide', width > room)
      box.replaceChildren(host)
      box.dataset.live = 'yes'
    }, function (error) { live.delete(box); console.error(error) })
  }
  function start() {
    var boxes = Array.from(document.querySelectorAll('[data-panel]'))
    var near = new Set()
    var seen = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (!entry.isIntersecting) return
        near.add(entry.target)
        seen.unobserve(entry.target)
        draw(entry.target)
      })
    }, { rootMargin: '600px 0px' })
    var waiting = 0
    var sized = new ResizeObserver(function () {
      clearTimeout(waiting)
      waiting = setTimeout(function () { near.forEach(draw) }, 120)
    })
    function follow(box) { seen.observe(box); sized.observe(box) }
    boxes.forEach(follow)
    function pressed() {
      Array.from(document.querySelectorAll('[data-arm]')).forEach(function (chip) {
        chip.setAttribute('aria-pressed', String(data.arms[Number(chip.dataset.arm)] === focus))
      })
    }
    var bar = document.querySelector('nav.focus')
    if (bar) {
      bar.hidden = data.arms.length === 0
      bar.addEventListener('click', function (event) {
        var chip = event.target.closest('[data-arm]')
        if (!chip) return
        var name = data.arms[Number(chip.dataset.arm)]
        focus = focus === name ? '' : name
        pressed()
        live.forEach(function (known) { if (known.result) known.result.view.signal('focus', focus).runAsync() })
      })
    }
    document.addEventListener('report-changed', function () {
      var before = data
      data = read()
      Object.keys(data.panels).forEach(function (id) {
        // The same picture is not drawn again.
        var old = before.panels[id]
        if (old && JSON.stringify(old) === JSON.stringify(data.panels[id])) data.panels[id] = old
      })
      var now = Array.from(document.querySelectorAll('[data-panel]'))
      live.forEach(function (known, box) {
        if (now.indexOf(box) >= 0) return
        if (known.result) known.result.finalize()
        live.delete(box)
        near.delete(box)
      })
      now.forEach(function (box) { if (boxes.indexOf(box) < 0) follow(box) })
      boxes = now
      near.forEach(draw)
      if (bar) bar.hidden = data.arms.length === 0
      pressed()
    })
  }
  // Text is measured when a chart is laid out: the fonts must be there by then.
  Promise.all(['400 12px "Source Sans 3"', '600 12px "Source Sans 3"'].map(function (font) {
    return document.fonts.load(font)
  })).then(start, start)
})()`
