from django.urls import include, path

from . import views

pages = (path('x/', views.page),)
urlpatterns = (path('frontend/', include('frontend.urls')),) + pages + (path('api/', views.page),)
