"""Django's PostgreSQL, which tells the database who stands before the second wall.

It is told within a transaction and for that transaction alone, so that a connection that goes back to the pool knows of
nobody. It is told with the first question that names a walled table: others cost nothing more.
"""

import sys

from django.db.backends.postgresql import base

from wardmote.foundation.second_wall import before, policies

#: Django looks for a module "base" within an engine; this one is its own.
sys.modules[f"{__name__}.base"] = sys.modules[__name__]
_TELL = f"SELECT set_config('{policies.SETTING}', %s, true)"


class DatabaseWrapper(base.DatabaseWrapper):
    """One connection. `_told` is what the transaction was told; None where it is not known, and told again."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._told: str | None = None
        self.execute_wrappers.append(self._tell_first)

    def get_connection_params(self):
        params = super().get_connection_params()
        # An option of ours, and none of the driver's address.
        params.pop("kept_ready", None)
        return params

    def _configure_connection(self, connection):
        """Asked of each connection, when it is opened: how many questions it keeps planned."""
        if kept := self.settings_dict["OPTIONS"].get("kept_ready"):
            connection.prepared_max = kept
        return super()._configure_connection(connection)

    def tell(self) -> None:
        """Tell the transaction that is open who stands there, for what no question of Django's goes before: a COPY."""
        words = before.words()
        if words != self._told:
            self.validate_no_broken_transaction()
            with self.connection.cursor() as cursor:
                cursor.execute(_TELL, [words])
            self._told = words

    def _tell_first(self, execute, sql, params, many, context):
        if not policies.names_a_walled_table(str(sql)):
            return execute(sql, params, many, context)
        if not self.get_autocommit():
            self.tell()
            return execute(sql, params, many, context)
        # Outside of a transaction there is one for this question.
        with self.connection.transaction(), self.connection.cursor() as cursor:
            cursor.execute(_TELL, [before.words()])
            return execute(sql, params, many, context)

    # With the end of a transaction or of a part of it the database knows of nobody, or of who stood there before.

    def init_connection_state(self):
        self._told = None
        super().init_connection_state()

    def _commit(self):
        self._told = None
        return super()._commit()

    def _rollback(self):
        self._told = None
        return super()._rollback()

    def _savepoint_rollback(self, sid):
        self._told = None
        return super()._savepoint_rollback(sid)
