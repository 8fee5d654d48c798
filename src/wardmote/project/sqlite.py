"""Puts a sound SQLite under Django before Django looks for one: Debian's own can corrupt a write-ahead log.

Import this before anything of Django. pysqlite3 carries a newer SQLite and has the same interface.
"""

import sys

import pysqlite3

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2

VERSION: tuple[int, ...] = pysqlite3.sqlite_version_info
