"""Proposing what is past its time, deciding on it, holding it, and destroying it by night. All is in the audit."""
