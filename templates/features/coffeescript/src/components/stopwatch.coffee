# Shows the time between two clicks. Yours to delete, with its card and its line in src/entries/app.ts.
export mount = (element) ->
  [button, output] = element.children
  started = null
  button.onclick = ->
    now = performance.now()
    output.textContent = if started? then "#{((now - started) / 1000).toFixed 1} s" else '…'
    started = if started? then null else now

mount element for element in document.querySelectorAll '[data-stopwatch]'
