from django.conf import settings
from django.urls import path

from . import views

urlpatterns = [path('x/', views.page)] if settings.DEBUG else []
