"""Files that come in are held in memory only: what somebody sends is on disk when it is encrypted, and not before.

Django writes a larger file to the machine's folder for temporary files first, readable, where it stays when the process
is killed; and it does so for whoever sends one, also to the page for logging in.
"""

from __future__ import annotations

import io
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class InMemory(FileUploadHandler):
    """One byte more than any form takes: of a larger file the rest is left unread, and the form says that it is too large.

    Further files have to fit in what is left; otherwise the whole request is refused, for half a file is worse than none.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room = settings.UPLOAD_MAX_BYTES + 1
        self.is_first = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held = io.BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if len(raw_data) > self.room and not self.is_first:
            raise RequestDataTooBig("These files are too large together.")
        self.room -= self.held.write(raw_data[: self.room])

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.is_first = False
        size = self.held.tell()
        self.held.seek(0)
        return InMemoryUploadedFile(
            file=self.held,
            field_name=self.field_name,
            name=self.file_name,
            content_type=self.content_type,
            size=size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
