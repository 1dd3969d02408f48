"""Step 2. Resident and professional, each alone, then side by side: draaglast and draagkracht, per moment."""
