"""What moderators see, made from what is known: pure. The commands are in `bot/cogs`."""
