"""The residents' door: the own question, answers, goals, plan, people and file, in plain words and neutral outside."""
