"""What happens: the work process from hulpvraag to doelbereiking, one folder per step."""
