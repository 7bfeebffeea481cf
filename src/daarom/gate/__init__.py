"""The decision whether drafts that are due may be published, its record, and what is done with it."""
