"""The read API. What its views share stands in `kit/api/views.py`."""

from .site import SITE_NAME

REST_FRAMEWORK = {
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    # No parameter of ours is called `format`: there is JSON alone.
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": f"{SITE_NAME}: read API",
    "DESCRIPTION": "Digital projects of UK councils, what can be reused of them, councils, services and search.",
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "PREPROCESSING_HOOKS": ["kit.api.schema.ours_alone"],
    "POSTPROCESSING_HOOKS": ["drf_spectacular.hooks.postprocess_schema_enums", "kit.api.schema.with_problems"],
    "ENUM_NAME_OVERRIDES": {
        "Phase": "projects.enums.Phase",
        "State": "projects.enums.State",
        "OrganisationKind": "councils.enums.Kind",
        "OutputKind": "projects.enums.OutputKind",
    },
    "ENUM_SUFFIX": "",
}

# Programs on other sites may read, as nobody: no cookie goes with what they ask.
CORS_ALLOW_ALL_ORIGINS = True
CORS_URLS_REGEX = r"^/(api/v1/|search\.(json|atom|csv)$)"
CORS_ALLOW_METHODS = ["GET", "HEAD", "POST", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "content-type", "if-none-match"]
CORS_EXPOSE_HEADERS = ["ETag", "Retry-After"]
