"""People: whom cases are about, found before they are made twice, and by nobody who may not read of them."""
