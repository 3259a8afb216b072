def page(request, **kwargs):
    """Any view."""
