"""Makes index/marking/weights.json from questions whose answers are known."""
