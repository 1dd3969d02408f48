"""How a resident and the people around them come in, are reached safely, write to each other and ask about the file."""
