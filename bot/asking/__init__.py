"""The way of a question: what a message asks, whose turn it is, the library, the answer on its way to Discord."""
