"""What sources say of their own studies, whom they credit, and where they contradict each other."""
