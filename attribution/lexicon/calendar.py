"""Names of months and days."""

#: The months in their order.
MONTHS = tuple("January February March April May June July August September October November December".split())
#: The number of each month by its name, whole or short, in lower case and without a stop.
MONTH_NUMBERS = (
    {name.lower(): number for number, name in enumerate(MONTHS, start=1)}
    | {name[:3].lower(): number for number, name in enumerate(MONTHS, start=1)}
    | {"sept": 9}
)
#: The days of the week in their order.
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
#: Short names of days, in lower case and without a stop.
SHORT_WEEKDAYS = ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun")
#: Seasons, in lower case.
SEASONS = ("spring", "summer", "autumn", "fall", "winter")
