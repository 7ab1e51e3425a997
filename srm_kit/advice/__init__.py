"""What to do about the findings: interventions, a plan within the budget, and scenarios for the organisation."""
