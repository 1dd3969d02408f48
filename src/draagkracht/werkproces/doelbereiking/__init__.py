"""Step 7. Resident and professional: attainment judged by both, measured again, adjusted, or closed with enough balance."""
