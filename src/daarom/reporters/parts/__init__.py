"""What the output formats share: which findings go first, and the words beside them. It must not know a format."""
