"""Satisfaction: samples, questionnaires, answers, estimates."""
