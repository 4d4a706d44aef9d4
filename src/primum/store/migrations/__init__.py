"""The database's schema, step by step. Each step is a file in `versions` and is never changed once it was released."""
