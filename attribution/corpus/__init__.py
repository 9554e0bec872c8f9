"""Many documents: worker processes on this machine, and a cluster of machines.

Documents come in, analyses or rows go out, in their order; `analyze_in_processes` and `analyze_on_cluster` do it.
"""

from attribution.corpus.local import analyze_in_processes
from attribution.corpus.ray import analyze_on_cluster
from attribution.corpus.resuming import Journal, open_journal

__all__ = ["Journal", "analyze_in_processes", "analyze_on_cluster", "open_journal"]
