"""Step 5. Together: the stappenplan. For each step what, how, with whom and what I learn, in a digestible order."""
