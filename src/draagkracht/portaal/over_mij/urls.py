from django.urls import path

from . import delen, kopie, partijen, verzoeken, views

urlpatterns = [
    path("", views.show, name="over-mij"),
    path("<int:nummer>/", views.subject, name="over-mij-deel"),
    path("wie/", delen.looks, name="over-mij-wie"),
    path("delen/", delen.shared, name="over-mij-delen"),
    path("delen/<uuid:deelname_id>/", partijen.show, name="over-mij-partij"),
    path("delen/<uuid:deelname_id>/stop/", partijen.stop, name="over-mij-partij-stop"),
    path("delen/<uuid:deelname_id>/<uuid:bijdrage_id>/", partijen.weigh, name="over-mij-betekenis"),
    path("kopie/", kopie.choose, name="over-mij-kopie"),
    path("kopie.json", kopie.as_json, name="over-mij-json"),
    path("kopie.pdf", kopie.as_pdf, name="over-mij-pdf"),
    path("vragen/", verzoeken.show, name="over-mij-vragen"),
    path("vraag/", verzoeken.ask, name="over-mij-vraag"),
]
