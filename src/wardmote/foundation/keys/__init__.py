"""The installation's keys: files under var/keys, readable by their owner alone, never in a backup, and their escrow.

Some are made by what uses them (`secret` signs sessions, `audit` signs anchors); the one that seals backups is made
here. An escrowed copy of all of them is sealed to a passphrase and kept elsewhere, on paper if need be: without it a
backup cannot be opened on another machine.
"""
