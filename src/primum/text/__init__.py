"""Pure functions over text: no files, no state, no other room."""
