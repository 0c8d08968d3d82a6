"""What moderators see and do, apart from the commands, which are in `bot/cogs`."""
