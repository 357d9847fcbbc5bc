"""Many articles at once: a corpus is cut into shards, which are checked anywhere and merged.

`corpus` plans the shards and reads their articles, `shards` checks one of them, `workers` spreads
them over processes or a cluster, `results` keeps what is done and merges it, `page` shows it.
"""
