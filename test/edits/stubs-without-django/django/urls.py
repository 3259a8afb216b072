from importlib import import_module


class URLPattern:
    def __init__(self, pattern, target):
        self.pattern = pattern
        self.callback = target


def path(route, view, kwargs=None, name=None):
    return URLPattern(route, view)


re_path = path


def include(target, namespace=None):
    urls = target[0] if isinstance(target, tuple) else target
    return import_module(urls) if isinstance(urls, str) else urls
