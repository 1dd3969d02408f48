"""The door for who works along from outside: its part of a plan; and for a facility the page about its own entry."""
