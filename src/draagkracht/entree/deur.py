"""How a request comes in at any door where people log in."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from .formulier import keep_and_log_in, now

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Without a session: what was typed is kept, and first log in. Who may see what is for the view.

    `request.op` is the moment of this request: views pass it on to services.
    """

    @functools.wraps(view)
    def entrance(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return keep_and_log_in(request)
        request.op = now()
        return view(request, *args, **kwargs)

    return entrance
