from django.urls import path

from . import views

urlpatterns = [
    path("<int:nummer>/", views.ask, name="mening"),
]
