from django.urls import path

from . import delen, kopie, verzoeken, views

urlpatterns = [
    path("", views.show, name="over-mij"),
    path("<int:nummer>/", views.subject, name="over-mij-deel"),
    path("wie/", delen.looks, name="over-mij-wie"),
    path("delen/", delen.shared, name="over-mij-delen"),
    path("kopie/", kopie.choose, name="over-mij-kopie"),
    path("kopie.json", kopie.as_json, name="over-mij-json"),
    path("kopie.pdf", kopie.as_pdf, name="over-mij-pdf"),
    path("vragen/", verzoeken.show, name="over-mij-vragen"),
    path("vraag/", verzoeken.ask, name="over-mij-vraag"),
]
