"""Question to Inquiry: what is asked, of what, about whom."""
