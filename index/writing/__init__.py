"""Answers written by a language model, checked sentence by sentence; imported only when the settings name a model."""

from index.writing.author import Author

__all__ = ["Author"]
