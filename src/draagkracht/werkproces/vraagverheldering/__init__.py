"""Step 3. Together: which findings are taken up or parked, what carries what, and a vision agreed by each."""
