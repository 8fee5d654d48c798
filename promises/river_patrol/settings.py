"""The product's own settings, and the made-up kind of case."""

from importlib import import_module

product = import_module("wardmote.project.settings")
globals().update({name: value for name, value in vars(product).items() if name.isupper()})

INSTALLED_APPS = [*product.INSTALLED_APPS, "promises.river_patrol"]
