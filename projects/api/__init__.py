"""Projects, what can be reused of them, and services in the read API. A kind of thing per module."""
