"""Is a draft that was kept there after the power goes at any moment, and never half?"""

from __future__ import annotations

from random import Random

import pytest

from rmtui.store.drafts import Draft, Drafts
from tests.proof.toll import CANARY, Toll
from tests.store.simulated import MODELS, Model, SimulatedMedium
from tests.store.working import AT, FOLDER, LONG

TEXTS = [f"{CANARY} {'word ' * 300}{number}" for number in range(4)]
MIXES = 60 if LONG else 25


@pytest.mark.suite("1 crash enumeration")
@pytest.mark.parametrize("model", [model for model in MODELS if model in ("ordered", "strict")])
def test_a_cut_leaves_the_draft_kept_last(model: Model, toll: Toll) -> None:
    medium, chance = SimulatedMedium(), Random(f"{model} 21")
    medium.make_folder(FOLDER)
    drafts = Drafts(medium, FOLDER)
    left: list[tuple[SimulatedMedium, list[str]]] = []
    allowed: list[str] = [""]
    medium.watch = lambda _: left.extend((image, list(allowed)) for image in medium.images(model, chance, MIXES))
    for text in TEXTS:
        allowed.append(text)
        drafts.keep(Draft("session-1-note", text, {}, AT))
        allowed[:] = [text]
        left.extend((image, [text]) for image in medium.images(model, chance, MIXES))
    for image, texts in left:
        found = "".join(draft.text for draft in Drafts(image, FOLDER).all())
        toll.judge({"drafts": {"1": {"text": found}}}, [{"drafts": {"1": {"text": text}}} for text in texts])
    toll.tries("images of a cut while a draft is kept", len(left))
