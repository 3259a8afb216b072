from django.urls import path
from rest_framework.urlpatterns import format_suffix_patterns

from . import views

urlpatterns = [path('x/', views.page)]
urlpatterns = format_suffix_patterns(urlpatterns)
