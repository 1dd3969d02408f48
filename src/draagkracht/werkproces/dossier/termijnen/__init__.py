"""What happened to the terms of the law in a dossier: begun, stood still, went on, done, each with the day and why."""
