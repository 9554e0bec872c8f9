"""What the records of our formats share."""

import msgspec


class Frozen(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A record that is made once, and read strictly."""
