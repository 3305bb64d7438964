"""Figures → advice: plan, goals, moves, recurring charges, answers. Pure."""
