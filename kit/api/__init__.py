"""What every address of the read API is made of: read only, JSON, errors as problems (RFC 9457)."""

# Below this address all is JSON, and what went wrong is a problem.
ROOT = "/api/v1/"
