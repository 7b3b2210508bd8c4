"""Addresses of the files of pages; pages themselves have Wagtail's."""

from django.urls import path

from cms.views import files

urlpatterns = [
    path("media/<slug:folder>/<str:name>", files.image, name="image_file"),
    path("documents/<int:number>/<str:name>", files.document, name="wagtaildocs_serve"),
]
