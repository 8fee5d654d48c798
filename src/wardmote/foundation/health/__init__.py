"""Is the site alive, and is it ready to answer?"""
