"""The same doors for programs: JSON under /api."""

from starlette.routing import Route

from attribution.desk.desk import Desk


def api_routes(desk: Desk) -> list[Route]:
    """Return the addresses of the doors for programs."""
    return []
