from django.urls import include, path

from . import views

urlpatterns = [  # order matters
    path('frontend/', include('frontend.urls')),
    # The front page.
    # It is x.
    path('x/', views.page),
    # Another.
    path('y/', views.page),
]
