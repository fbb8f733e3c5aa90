"""How a plan is made: decisions."""
