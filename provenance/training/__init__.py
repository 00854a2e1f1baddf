"""How a language's models are made from treebanks (extra `[train]`).

The recipe is `provenance.training.train`; each other module does one step of it. Nothing outside
this room imports it, the command `provenance models train` excepted, and that one lazily.
"""
