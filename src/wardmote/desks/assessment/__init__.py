"""Issued strategic assessments: their pages, their files, and where every figure in them came from."""
