"""Text as Discord is to show it: escaped, cut to the room there is, laid out as a message of its own."""
