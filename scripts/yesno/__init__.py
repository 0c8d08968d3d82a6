"""Measures the yes and no that answers begin with."""
