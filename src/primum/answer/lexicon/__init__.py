"""Words and names: what means the same, what is spelt right, and whose page a name stands for."""
