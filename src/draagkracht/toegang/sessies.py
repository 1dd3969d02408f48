"""Session and account, read with SQL that is compiled once, for requests that only ask whether a page changed.

A browser that has the page sends its tag along; then looking up who asks costs more than the answer. The same rows are
read and the same checks are made (expiry, the hash of the password, whether the account is active): only the making of
the SQL is left out. Other requests go Django's own way. Rejected: keeping sessions in the memory of a process, because
logging out in one process must count in all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpRequest
from django.utils import timezone

from .gecompileerd import ACCOUNT, NU, SESSIE, Gecompileerd
from .models import Account
from .pincode import forget_tries, take_try

_IS_CONDITIONAL: ContextVar[bool] = ContextVar("is_conditional", default=False)
_SESSION_COLUMNS = ("session_key", "session_data", "expire_date")
_ACCOUNT_COLUMNS = tuple(field.attname for field in Account._meta.concrete_fields)
_SESSION = Gecompileerd(
    lambda: [Session.objects.filter(session_key=SESSIE, expire_date__gt=NU).values_list(*_SESSION_COLUMNS)]
)
_ACCOUNT = Gecompileerd(lambda: [Account.objects.filter(pk=ACCOUNT).values_list(*_ACCOUNT_COLUMNS)])


@contextmanager
def conditional() -> Iterator[None]:
    """Inside this, session and account are read with compiled SQL."""
    token = _IS_CONDITIONAL.set(True)
    try:
        yield
    finally:
        _IS_CONDITIONAL.reset(token)


class SessionStore(db.SessionStore):
    """Django's sessions in the database."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _validate_session_key(self, key: str | None) -> bool:
        """Only what a key of ours can look like: a cookie may hold anything, and not every database takes that."""
        return super()._validate_session_key(key) and key.isascii() and key.isalnum()

    def _get_session_from_db(self) -> Session | None:
        if not _IS_CONDITIONAL.get():
            return super()._get_session_from_db()
        rows = _SESSION.rows(sessie=self.session_key, nu=timezone.now())
        if rows:
            return Session.from_db(connection.alias, _SESSION_COLUMNS, rows[0])
        self._session_key = None
        return None


class AccountBackend(ModelBackend):
    """Django's own check of name and password; of a pincode no more than so many tries are looked at."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Account | None:
        if username is None or password is None or not take_try(username):
            return None
        account = super().authenticate(request, username=username, password=password, **kwargs)
        if account is not None and account.mislukt:
            forget_tries(account)
        return account

    def get_user(self, user_id: Any) -> Account | None:
        if not _IS_CONDITIONAL.get():
            return super().get_user(user_id)
        rows = _ACCOUNT.rows(account=user_id)
        account = Account.from_db(connection.alias, _ACCOUNT_COLUMNS, rows[0]) if rows else None
        return account if account and self.user_can_authenticate(account) else None
