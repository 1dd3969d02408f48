"""Step 1. The resident, or someone for them, asks; the question is kept literally, beside what it becomes."""
