"""The steps from Question to Answer; `pipeline` alone knows their order."""
