"""Bytes in, Document out: one reader per format, in one visible table."""
