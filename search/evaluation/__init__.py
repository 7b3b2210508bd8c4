"""How well search finds, measured by queries whose answers somebody judged. Never on the site's own database."""
