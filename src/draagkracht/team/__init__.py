"""The door of the wijkteam: professionals and team leaders."""
