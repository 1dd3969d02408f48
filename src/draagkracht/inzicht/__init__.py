"""What can be learned from many dossiers at once: figures from research files, on one machine or on more, without Django."""
