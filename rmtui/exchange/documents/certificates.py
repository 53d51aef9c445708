"""Certificates: a page to hand over for each pair that has finished."""

from __future__ import annotations

from rmtui.exchange.documents.exports import Export, ExportFile, Request, full_name
from rmtui.exchange.documents.filenames import name_key, safe_name, unique_name
from rmtui.exchange.documents.letter_facts import Matter
from rmtui.exchange.documents.papers import filled_or_missing, paper, quoted
from rmtui.programme.levels import SHOWN
from rmtui.programme.programme import Programme

FOLDER = "certificates"
"""With who may read them behind it."""
NOBODY = "No certificate is written yet: no pair has finished."


def make(programme: Programme, request: Request) -> Export:
    """Return a certificate for the one learned from in each finished pair, and what those not written lack."""
    folder = f"{FOLDER} for {SHOWN[request.level]}"
    finished = [pair for pair in programme.pairs.all() if pair.state == "finished"]
    files: list[ExportFile] = []
    missing: list[str] = []
    taken: set[str] = set()
    for pair in finished:
        letter, sentence = filled_or_missing(programme, "certificate", Matter(pair=pair.id), request.today, quoted)
        if letter is None:
            missing.append(sentence)
            continue
        name = unique_name(safe_name(full_name(programme, pair.mentor)), taken)
        taken.add(name_key(name))
        files.append(
            ExportFile(
                f"{folder}/{name}.md", paper(programme.about, programme.about.brand or "Certificate", [letter.body])
            )
        )
    said = tuple(dict.fromkeys(missing)) if finished else (NOBODY,)
    files.sort(key=lambda file: file.name)
    return Export(tuple(files), said, (folder,), {"certificate": len(files)}, {})
