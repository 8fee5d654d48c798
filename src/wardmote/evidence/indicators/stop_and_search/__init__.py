"""Searches of people by the police, with how unevenly they fall on ethnic groups: context, from data.police.uk."""
