"""Step 6. Everyone in the plan: small steps with a when and a helper, what came of them, and what was learned."""
