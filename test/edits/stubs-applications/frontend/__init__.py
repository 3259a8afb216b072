"""Stands in for a rendered frontend: notes each call."""

calls = []


def init_app(app, *templates):
    calls.append(("init_app", app))
    calls.extend(("init_templates", one) for one in templates)


def init_templates(templates):
    calls.append(("init_templates", templates))


def includeme(config):
    calls.append(("includeme", config))
