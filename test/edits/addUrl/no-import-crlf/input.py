'''URLs.'''
urlpatterns = [
]
