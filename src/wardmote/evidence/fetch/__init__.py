"""Brings publishers' files here, whole or not at all. The only part of the library that touches the network."""
