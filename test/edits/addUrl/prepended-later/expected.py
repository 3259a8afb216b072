from django.urls import include, path

from . import views

urlpatterns = [path('x/', views.page)]
urlpatterns = [path('frontend/', include('frontend.urls')), path('y/', views.page)] + urlpatterns
