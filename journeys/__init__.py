"""Journeys: what people come to do, done in a real browser on the real product, each page checked as they go."""
