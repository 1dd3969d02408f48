"""What the doors share about a meting: the forms of one question at a time, a tap that is kept, and the picture."""
