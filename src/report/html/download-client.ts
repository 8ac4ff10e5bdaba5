import { UNPACK } from './packed-rows.js'

/**
 * The script of the links below figures: a figure as a picture (SVG, PNG at twice its size) or as a table (CSV), made
 * in the page from the data that it draws, so that the file alone is enough. Without it the links lead to the
 * pictures beside the page.
 */
export const DOWNLOAD_CLIENT = `(function () {
  'use strict'
  // Of drawing, not of the data: where a label stands, what a tooltip says, which stroke belongs to which.
  var DRAWING = ['name', 'part', 'band', 'text', 'interval', 'at', 'last', 'row']
  ${UNPACK}
  function chartData() { return unpacked(JSON.parse(document.getElementById('chart-data').textContent)) }
  function save(blob, name) {
    var link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = name
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(function () { URL.revokeObjectURL(link.href) }, 60000)
  }
  function draw(data, figure) {
    var datasets = Object.assign.apply(null, [{}].concat(figure.panels.map(function (panel) {
      return data.panels[panel.id].spec.datasets
    })))
    var spec = Object.assign({}, figure.spec, {
      datasets: datasets, config: Object.assign({}, data.config, figure.spec.config)
    })
    return vegaEmbed(document.createElement('div'), spec, {
      mode: 'vega-lite', actions: false, ast: true, renderer: 'svg', defaultStyle: false, tooltip: false
    })
  }
  function svg(result) {
    return result.view.toSVG().then(function (text) { return new Blob([text], { type: 'image/svg+xml' }) })
  }
  function png(result) {
    return result.view.toCanvas(2).then(function (canvas) {
      return new Promise(function (done, failed) {
        canvas.toBlob(function (blob) { blob ? done(blob) : failed(new Error('the picture is too large')) }, 'image/png')
      })
    })
  }
  function isDrawing(key, value) {
    return DRAWING.indexOf(key) >= 0 || typeof value === 'object' || /^#[0-9a-f]{3,8}$/i.test(String(value))
  }
  function cell(value) {
    if (value === undefined || value === null) return ''
    var text = String(value)
    // A spreadsheet would run it as a formula.
    if (typeof value === 'string' && /^[=+\\-@\\t\\r]/.test(text)) text = "'" + text
    return /[",\\r\\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text
  }
  function table(data, figure) {
    var rows = []
    figure.panels.forEach(function (panel) {
      var datasets = data.panels[panel.id].spec.datasets
      Object.keys(datasets).forEach(function (name) {
        // Only labels and where they stand.
        if (/-(ends|names)$/.test(name)) return
        datasets[name].forEach(function (row) {
          var kept = { panel: panel.title, series: name.slice(name.lastIndexOf('-') + 1) }
          Object.keys(row).forEach(function (key) { if (!isDrawing(key, row[key])) kept[key] = row[key] })
          // Without an interval the band of a chart is its line.
          if (row.band === false) { delete kept.low; delete kept.high }
          rows.push(kept)
        })
      })
    })
    var columns = Array.from(new Set(rows.flatMap(Object.keys)))
    var lines = [columns].concat(rows.map(function (row) { return columns.map(function (key) { return row[key] }) }))
    return lines.map(function (line) { return line.map(cell).join(',') + '\\n' }).join('')
  }
  document.addEventListener('click', function (event) {
    var link = event.target instanceof Element ? event.target.closest('[data-save]') : null
    if (!link) return
    var id = link.closest('figure').id
    var data = chartData()
    var figure = data.figures && data.figures[id]
    if (!figure) return
    event.preventDefault()
    var format = link.dataset.save
    if (format === 'csv') { save(new Blob([table(data, figure)], { type: 'text/csv' }), id + '.csv'); return }
    draw(data, figure).then(function (result) {
      return (format === 'svg' ? svg : png)(result).then(function (blob) {
        save(blob, id + '.' + format)
        result.finalize()
      })
    }).catch(function (error) { console.error(error) })
  })
  function show() {
    Array.from(document.querySelectorAll('[data-save][hidden]')).forEach(function (link) { link.hidden = false })
  }
  document.addEventListener('report-changed', show)
  show()
})()`
