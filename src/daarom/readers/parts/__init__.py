"""Pieces that several readers share; nothing here knows which format a draft has."""
