from django.urls import include, path

from . import views

urlpatterns = [  # order matters
    # The front page.
    # It is x.
    path('x/', views.page),
    # Another.
    path('y/', views.page),
]
