"""The desk: stories in a browser, on this machine alone, for people who never open a terminal.

Files and what people enter come in over HTTP, pages and files go out; `serve` does it. Plain files in the folders of
the stories are the truth; an archive beside them is an index that can be made again.
"""

from attribution.desk.app import make_app
from attribution.desk.desk import Desk
from attribution.desk.serving import demo_folder, own_folder, serve
from attribution.desk.shortcut import make_shortcut

__all__ = ["Desk", "demo_folder", "make_app", "make_shortcut", "own_folder", "serve"]
