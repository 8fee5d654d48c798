"""Section 17A returns in time: which quarters' information came by the day it was due."""
