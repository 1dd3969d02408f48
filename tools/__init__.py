"""What developers run: the whole test, and the pictures of the handleiding."""
