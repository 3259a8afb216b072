from django.urls import re_path


def static(prefix, document_root=None):
    return [re_path(prefix, document_root)]
