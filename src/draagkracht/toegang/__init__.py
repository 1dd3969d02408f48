"""Who may look: accounts, organisations, teams, roles, legal grounds, encryption and the read log."""
