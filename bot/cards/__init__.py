"""What a member sees: answers, sources, claims and help as Discord messages. Pure."""
