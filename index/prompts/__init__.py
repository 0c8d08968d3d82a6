"""Questions that the documents do answer, prepared once for each version of the index, to be offered to members.

They are made by rules from single sentences, and kept only if the engine answers them with the very sentence.
"""

from index.prompts.choose import LONGEST, Candidate, Prompt
from index.prompts.shelf import Shelf

__all__ = ["LONGEST", "Candidate", "Prompt", "Shelf"]
