from django.urls import re_path as url

from news import views

urlpatterns = [
    url(r'^$', views.front_page, name='front_page'),
    # Everything else is a story, so nothing below this line is ever reached.
    url(r'^(?P<slug>[-\w]+)/$', views.story, name='story'),
]
