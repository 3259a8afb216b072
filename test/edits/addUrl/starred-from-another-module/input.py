from django.urls import include, path

from . import views
from .base_urls import *

urlpatterns = [*urlpatterns, path('y/', views.page)]
