from django.urls import path


def i18n_patterns(*patterns, prefix_default_language=True):
    return [path("en/", list(patterns))]
