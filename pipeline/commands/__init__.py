"""The commands: arguments in, Dutch text and an exit status out. Each loads what it needs when it is asked."""
