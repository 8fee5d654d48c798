"""The product's way of keeping passwords, made quick for tests; what it costs for real is measured on its own."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickArgon2(Argon2PasswordHasher):
    """Argon2id with the least memory and time it takes."""

    time_cost, memory_cost, parallelism = 1, 8, 1
