"""The door for who works along from outside: now only the page on which a facility looks at its own entry."""
