"""Step 4. Together: a few concrete goals in the resident's I-form, each with five levels agreed beforehand."""
