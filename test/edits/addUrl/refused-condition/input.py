from django.conf import settings
from django.urls import path

from . import views

if settings.DEBUG:
    urlpatterns = [path('x/', views.page)]
else:
    urlpatterns = []
