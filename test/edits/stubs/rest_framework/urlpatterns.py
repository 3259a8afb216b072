def format_suffix_patterns(urlpatterns):
    return list(urlpatterns)
