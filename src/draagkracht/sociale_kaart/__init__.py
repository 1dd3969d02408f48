"""What is nearby: facilities of the voorliggend veld near the resident, and the catalogue of interventions."""
