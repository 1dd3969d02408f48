"""The demo municipality: fictional people in every stage of the work process, the same for the same seed."""
