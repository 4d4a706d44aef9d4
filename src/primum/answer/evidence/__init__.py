"""Inquiry to Evidence: whose pages there are, which are read, and how much weight each can bear."""
