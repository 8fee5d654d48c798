"""What every desk stands on. It knows no desk; this module and `now` import the standard library only."""
