"""Small words that stand in names."""

#: Words in lower case within a name: "Ana de la Cruz", "Ludwig van Beethoven".
PARTICLES = frozenset("’t al ap bin binti da dal de del della den der di dos du el ibn la le van von y zu".split())
#: Words that may stand before a name and are none of it.
ARTICLES = frozenset({"a", "an", "the"})
