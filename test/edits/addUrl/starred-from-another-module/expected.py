from django.urls import include, path

from . import views
from .base_urls import *

urlpatterns = [path('frontend/', include('frontend.urls')), *urlpatterns, path('y/', views.page)]
