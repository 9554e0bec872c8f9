{# The script of an article's page, which saves to the desk what the page alone would keep in a file. #}
{% extends "script.js" %}
{% block keeping %}
{% include "desk/keeping.js" %}
{% endblock %}
