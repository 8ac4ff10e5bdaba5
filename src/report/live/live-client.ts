/**
 * The script of a live report. The server tells of progress and of new versions (server-sent events); the page then
 * asks for the content and replaces the sections that differ, so that what is open, chosen or focused stays. It
 * listens only while it is looked at: browsers allow few open connections to one server.
 */
export const LIVE_CLIENT = `(function () {
  'use strict'
  var bar = document.querySelector('#live progress')
  var words = document.querySelector('#live p')
  var status = document.querySelector('#live [role=status]')
  var main = document.querySelector('main')
  var stored = document.getElementById('chart-data')
  var version = Number(document.getElementById('live').dataset.version)
  var markups = new Map()
  var state = ''
  var told
  var asked = false
  var again = false
  // What a section that was being typed in could not take yet.
  var held = ''
  var source
  function progress(now) {
    told = now
    words.textContent = now.text
    bar.value = now.share
    bar.hidden = now.state !== 'running'
    document.getElementById('live').className = now.state
    if (now.state !== state) status.textContent = now.state === 'running' ? 'The run is going on.' : now.text
    state = now.state
  }
  function lost() {
    var isOver = told && told.state !== 'running'
    words.textContent = (isOver ? told.text + ' ' : '') + 'The connection is lost: the command has ended, or is busy. Trying again.'
    if (!isOver) document.getElementById('live').className = 'lost'
    if (state !== 'lost') status.textContent = 'The connection is lost.'
    state = 'lost'
  }
  function sectionsOf(markup) {
    var template = document.createElement('template')
    template.innerHTML = markup
    return Array.from(template.content.children)
  }
  function key(section, place) { return section.id || section.className || String(place) }
  function isTyping(section) {
    var active = document.activeElement
    return section.contains(active) && /^(INPUT|SELECT|TEXTAREA)$/.test(active.tagName)
  }
  var FOCUSABLE = 'a,button,summary,input,select,[tabindex]'
  function carryOver(old, made) {
    var open = Array.from(old.querySelectorAll('details'))
    Array.from(made.querySelectorAll('details')).forEach(function (one, i) { if (open[i]) one.open = open[i].open })
    // The chart that is there stays until the new one is drawn.
    Array.from(made.querySelectorAll('[data-panel]')).forEach(function (box) {
      var before = old.querySelector('[data-panel="' + CSS.escape(box.dataset.panel) + '"]')
      if (before) box.append.apply(box, Array.from(before.childNodes))
    })
    return Array.from(old.querySelectorAll(FOCUSABLE)).indexOf(document.activeElement)
  }
  function applyMain(markup) {
    held = ''
    var olds = new Map(Array.from(main.children).map(function (one, i) { return [key(one, i), one] }))
    var place = main.firstElementChild
    sectionsOf(markup).forEach(function (made, i) {
      var name = key(made, i)
      var old = olds.get(name)
      var text = made.outerHTML
      olds.delete(name)
      var isHeld = old && markups.get(name) !== text && isTyping(old)
      if (isHeld) held = markup
      if (old && (isHeld || markups.get(name) === text)) {
        if (old === place) place = place.nextElementSibling
        else main.insertBefore(old, place)
        return
      }
      markups.set(name, text)
      var focused = old ? carryOver(old, made) : -1
      main.insertBefore(made, place)
      if (old) {
        if (old === place) place = place.nextElementSibling
        old.remove()
      }
      var next = focused < 0 ? undefined : made.querySelectorAll(FOCUSABLE)[focused]
      if (next) next.focus({ preventScroll: true })
    })
    olds.forEach(function (old) { old.remove() })
  }
  function apply(content) {
    version = content.version
    document.title = content.title
    document.querySelector('header').innerHTML = content.header
    var chips = document.querySelector('nav.focus > div')
    if (chips.innerHTML !== content.focus && !chips.contains(document.activeElement)) chips.innerHTML = content.focus
    stored.textContent = content.charts
    applyMain(content.main)
    document.dispatchEvent(new Event('report-changed'))
  }
  function refresh() {
    if (asked) { again = true; return }
    asked = true
    fetch('/report', { cache: 'no-store' }).then(function (response) {
      if (!response.ok) throw new Error('the server answered ' + response.status)
      return response.json()
    }).then(apply).catch(function (error) { console.warn(error.message) }).then(function () {
      asked = false
      if (again) { again = false; refresh() }
    })
  }
  function listen() {
    if (source) return
    source = new EventSource('/events')
    source.addEventListener('progress', function (event) { progress(JSON.parse(event.data)) })
    source.addEventListener('report', function (event) { if (JSON.parse(event.data).version !== version) refresh() })
    source.addEventListener('error', function () {
      lost()
      // After a refusal a browser does not try again by itself.
      if (source && source.readyState === EventSource.CLOSED) {
        source = undefined
        setTimeout(function () { if (!document.hidden) listen() }, 3000)
      }
    })
  }
  document.addEventListener('focusout', function () {
    if (held === '') return
    // The focus is at its new place only after the event.
    setTimeout(function () {
      if (held === '') return
      applyMain(held)
      document.dispatchEvent(new Event('report-changed'))
    }, 0)
  })
  document.addEventListener('visibilitychange', function () {
    if (!document.hidden) { listen(); return }
    if (source) source.close()
    source = undefined
  })
  if (!document.hidden) listen()
})()`
