"""Views of the Flask project: pages with a place for a part, and parts that bring an entry of their own and an island.

Run by strict_shop.py, with `app`.
"""

from flask import redirect, render_template_string, request, session

HEAD = """<!doctype html><html><head><meta charset="utf-8"><title>Tea</title>
{{ webpack_css("app") }}{{ webpack_js("app") }}</head><body>"""
PART = """{{ webpack_css("app", "chart") }}{{ webpack_js("app", "chart") }}
<p class="tea">part {{ number }}</p>{{ island("Chart", one=1, two=2) }}"""
META = '<meta name="csrf-token" content="{{ csrf_token() }}">'
number = 0


def show(source):
    global number
    number += 1
    return render_template_string(source, number=number)


app.add_url_rule(
    "/whole",
    "whole",
    lambda: show(
        HEAD
        + """
<div data-counter></div>
<button hx-get="/part" hx-target="#part">ask</button><div id="part"></div>
<a href="/frame" data-turbo-frame="frame">frame</a><turbo-frame id="frame"></turbo-frame>
<form method="post" action="/stream"><button>stream</button>
<input type="hidden" name="csrf_token" value="{{ csrf_token() }}"></form><div id="stream"></div>"""
    ),
)
app.add_url_rule(
    "/table",
    "table",
    lambda: show(
        HEAD
        + """
<button hx-get="/row" hx-target="#row" hx-swap="outerHTML">ask</button>
<table><tbody><tr id="row"><td>old</td></tr></tbody></table>"""
    ),
)
app.add_url_rule(
    "/row",
    "row",
    lambda: show(
        '{{ webpack_css("chart") }}{{ webpack_js("chart") }}<tr id="row"><td class="tea">new</td></tr>'
    ),
)
app.add_url_rule(
    "/boosted",
    "boosted",
    lambda: show(
        META
        + HEAD
        + """
<div data-turbo="false" hx-boost:inherited="true" hx-boost="true"><a href="/login">log in</a></div>
<button hx-post="/saved" hx-target="#saved">save</button><p id="saved"></p>"""
    ),
)
app.add_url_rule(
    "/pages",
    "pages",
    lambda: show(
        HEAD
        + """
<div data-turbo="false" hx-boost:inherited="true" hx-boost="true"><a href="/drive">another page</a></div>"""
    ),
)
app.add_url_rule("/login", "login", lambda: (session.clear(), redirect("/boosted"))[1])
app.add_url_rule(
    "/saved", "saved", lambda: f"saved as {session['csrf_token'][:4]}", methods=["POST"]
)
app.add_url_rule(
    "/frames",
    "frames",
    lambda: show(
        HEAD
        + """
<a href="/drive">drive</a><a href="/whole">whole</a><turbo-frame id="lost"><a href="/expired">expired</a></turbo-frame>"""
    ),
)
app.add_url_rule(
    "/expired",
    "expired",
    lambda: show(
        HEAD.replace(
            "</head>", '<meta name="turbo-visit-control" content="reload"></head>'
        )
        + "<h1>Log in</h1>"
    ),
)
app.add_url_rule(
    "/drive",
    "drive",
    lambda: show(
        HEAD.replace(
            "</head>",
            """
{{ webpack_css("chart") }}{{ webpack_js("chart") }}
<script nonce="{{ csp_nonce() }}">document.documentElement.dataset.inline = "1"</script></head>""",
        )
        + """
<script nonce="{{ csp_nonce() }}">document.documentElement.dataset.body = "1"</script>
{{ "" if "smuggled" not in request.args else '<script nonce="x">document.title = "smuggled"</script>'|safe }}
{{ "" if "smuggled" not in request.args else '<script>document.title = "smuggled"</script>'|safe }}
<div id="drive"><p class="tea">drive</p></div>"""
    ),
)
app.add_url_rule("/part", "part", lambda: show(PART))
app.add_url_rule(
    "/frame",
    "frame",
    lambda: show(HEAD + '<turbo-frame id="frame">' + PART + "</turbo-frame>"),
)
app.add_url_rule(
    "/stream",
    "stream",
    lambda: (
        show(
            '<turbo-stream action="update" target="stream"><template>'
            + PART
            + "</template></turbo-stream>"
        ),
        {"Content-Type": "text/vnd.turbo-stream.html"},
    ),
    methods=["POST"],
)
