from django.urls import path

from . import beeld, invullen, samen, views

urlpatterns = [
    path("", views.show, name="meting"),
    path("<uuid:moment_id>/", views.show_moment, name="meting-moment"),
    path("<uuid:moment_id>/heropenen/", views.reopen, name="meting-heropenen"),
    path("<uuid:moment_id>/zonder/", views.go_on_without, name="meting-zonder"),
    path("<uuid:moment_id>/afdruk/", beeld.show_print, name="meting-afdruk"),
    path("<uuid:moment_id>/profiel.json", beeld.show_json, name="meting-json"),
    path(
        "<uuid:moment_id>/geschiedenis/<str:stem>/<str:onderdeel>/",
        beeld.show_history,
        name="meting-geschiedenis",
    ),
    path("<uuid:moment_id>/professional/", invullen.fill_in, name="meting-invullen"),
    path("<uuid:moment_id>/professional/<str:onderdeel>/", invullen.tap, name="meting-kaart"),
    path("<uuid:moment_id>/samen/", samen.choose, name="meting-samen"),
    path("<uuid:moment_id>/samen/klaar/", samen.finish, name="meting-samen-klaar"),
    path("<uuid:moment_id>/samen/heropenen/", samen.reopen, name="meting-samen-heropenen"),
    path("<uuid:moment_id>/samen/<str:onderdeel>/<str:maat>/", samen.ask, name="meting-vraag"),
]
