"""The index in an Elasticsearch cluster: what it holds, how it is asked, and how it keeps in step with the database."""
