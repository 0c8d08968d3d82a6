"""One file a change of the tables, the newest number last."""
