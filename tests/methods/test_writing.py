"""What a command writes: a file whole or not at all, and never in place of a device."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from threading import Thread

import pytest

from halte.methods.command import write_json
from halte.methods.faults import Fault


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    """As would /dev/null, which root could take from the whole machine."""
    pipe, came = tmp_path / "pipe", list[str]()
    os.mkfifo(pipe)
    reader = Thread(
        target=lambda: came.append(pipe.read_text(encoding="utf-8")), daemon=True
    )
    reader.start()
    write_json({"amount_cad": 14000}, pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    reader.join()
    assert came == ['{\n  "amount_cad": 14000\n}\n']
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "result.json"
    file.write_text("longer than what comes after it", encoding="utf-8")
    write_json({"a": 1}, file)
    assert file.read_text(encoding="utf-8") == '{\n  "a": 1\n}\n'
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_is_no_place_for_a_result(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="file_unwritable"):
        write_json({"a": 1}, tmp_path)
