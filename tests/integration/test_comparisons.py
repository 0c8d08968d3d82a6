"""Questions that compare two things, each told of in a document of its own, answered by the real models."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import IndexSettings, Library

DOCUMENTS = {
    "brandt.txt": "Ada Brandt\n\nAda Brandt, born in Tarn in 1951, was a pilot and a painter. She never married.",
    "hart.txt": "Leo Hart\n\nLeo Hart, born in Nuuk in 1948, was a sailor and later a pilot. He wrote two books.",
    "tarn.txt": "Tarn\n\nTarn is a village on the coast. Many pilots were trained at its airfield.",
}


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "question", ["Were Ada Brandt and Leo Hart both pilots?", "Who was born first, Ada Brandt or Leo Hart?"]
)
async def test_a_comparison_cites_a_sentence_of_each(question: str, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for name, text in DOCUMENTS.items():
        (tmp_path / "seeds" / name).write_text(text, encoding="utf-8")
    library = Library(IndexSettings(seeds_dir=tmp_path / "seeds", data_dir=tmp_path / "data"))
    await library.refresh(by="test")
    answer = await library.answer(question)
    await library.close()
    assert [citation.document for citation in answer.citations] == ["brandt.txt", "hart.txt"]
