import { UNPACK } from './packed-rows.js'

/**
 * The script of a page. Charts stand in the page as pictures; each is replaced by an interactive one of the
 * width its box really has, when it comes near the screen, and again when that width changes. Everything it
 * draws is in the page: it asks for nothing.
 */
export const CLIENT = `(function () {
  'use strict'
  ${UNPACK}
  var data = unpacked(JSON.parse(document.getElementById('chart-data').textContent))
  var live = new Map()
  var focus = ''
  var options = {
    mode: 'vega-lite', actions: false, ast: true, renderer: 'svg', defaultStyle: false,
    tooltip: { disableDefaultStyle: true, theme: 'report' }
  }
  function draw(box) {
    var panel = data.panels[box.dataset.panel]
    var room = Math.floor(box.clientWidth)
    if (!panel || room < 40) return
    var width = Math.max(room, panel.minimumWidth)
    var known = live.get(box)
    if (known && known.width === width) return
    live.set(box, { width: width, view: known && known.view })
    var spec = Object.assign({}, panel.spec, {
      config: data.config,
      width: Math.max(60, width - panel.left - panel.right - 4),
      params: [{ name: 'focus', value: focus }, { name: 'narrow', value: width < panel.narrowBelow }]
    })
    var host = document.createElement('div')
    vegaEmbed(host, spec, options).then(function (result) {
      var current = live.get(box)
      if (!current || current.width !== width) { result.finalize(); return }
      if (known && known.result) known.result.finalize()
      live.set(box, { width: width, view: result.view, result: result })
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
    boxes.forEach(function (box) { seen.observe(box); sized.observe(box) })
    Array.from(document.querySelectorAll('[data-arm]')).forEach(function (chip, index, all) {
      chip.hidden = false
      chip.addEventListener('click', function () {
        var name = data.arms[Number(chip.dataset.arm)]
        focus = focus === name ? '' : name
        all.forEach(function (one) {
          one.setAttribute('aria-pressed', String(data.arms[Number(one.dataset.arm)] === focus))
        })
        live.forEach(function (known) { if (known.view) known.view.signal('focus', focus).runAsync() })
      })
    })
    var bar = document.querySelector('nav.focus')
    if (bar) bar.hidden = false
  }
  // Text is measured when a chart is laid out: the fonts must be there by then.
  Promise.all(['400 12px "Source Sans 3"', '600 12px "Source Sans 3"'].map(function (font) {
    return document.fonts.load(font)
  })).then(start, start)
})()`
