"""One module a construction: `find(scene)` yields the relations that the construction shows."""
