"""What is kept so that things are found: entries, their texts, postings of filters, words."""
