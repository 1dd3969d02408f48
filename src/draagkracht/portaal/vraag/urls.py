from django.urls import path

from . import views

urlpatterns = [
    path("", views.show, name="vraag"),
    path("nieuw/", views.tell, name="vraag-nieuw"),
    path("<int:nummer>/", views.ask_haste, name="vraag-haast"),
]
