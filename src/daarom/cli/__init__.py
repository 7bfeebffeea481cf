"""One thin command per module: arguments in, exit code out. Only this room talks to the terminal."""
