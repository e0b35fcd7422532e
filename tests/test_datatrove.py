"""The step for datatrove's pipelines."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import pytest

datatrove = pytest.importorskip("datatrove", reason="needs stdnews[datatrove]")

from datatrove.data import Document  # noqa: E402
from datatrove.executor import LocalPipelineExecutor  # noqa: E402

import stdnews  # noqa: E402
from stdnews.datatrove import Clean  # noqa: E402
from stdnews.settings import Settings  # noqa: E402

GLOSSED = "江州市工商聯(lián)日前召開(kāi)座談會(huì)，邀請多領(lǐng)域?qū)＜遗c企業(yè)面對面交流，助力產(chǎn)業(yè)發(fā)展。"
HTML = "<html><head><title>旧粮站成了图书馆</title></head><body><h1>旧粮站成了图书馆</h1><p>粮站空了十年，今年春天改成了图书馆，附近的孩子放学后都来这里看书。</p></body></html>"


def cleaned(*documents: Document, **options: Any) -> list[Document]:
    return list(Clean(**options).run(iter(documents)))


def test_text_is_what_the_library_makes_of_it() -> None:
    [document] = cleaned(Document(GLOSSED, "1", metadata={"url": "https://news.example.cn/1.html", "lang": "zh"}))
    assert document.text == stdnews.clean_text(GLOSSED)
    assert document.metadata["lang"] == "zh"
    assert document.metadata["outcome"] == "cleaned"
    assert sum(document.metadata["counts"]["glosses"].values()) == GLOSSED.count("(")


def test_html_gives_headline_and_body() -> None:
    [document] = cleaned(Document(HTML, "1"))
    assert document.text.splitlines()[0] == document.metadata["title"] == "旧粮站成了图书馆"
    assert "<" not in document.text


def test_the_host_chooses_the_settings_of_a_site() -> None:
    settings = Settings(sites={"news.example.cn": Settings(skip=frozenset({"simplify"}))})
    [document] = cleaned(
        Document("今天天氣很好。", "1", metadata={"url": "https://news.example.cn/1.html"}), settings=settings
    )
    assert document.text == "今天天氣很好。\n"


def test_a_document_without_text_is_not_passed_on_but_counted() -> None:
    step = Clean()
    assert [d.id for d in step.run(iter([Document("", "empty"), Document("今天天气很好。", "sound")]))] == ["sound"]
    assert step.stats["empty"].total == 1
    assert step.stats["total"].total == 2


def test_what_is_kept_is_passed_on() -> None:
    [document] = cleaned(Document("", "empty"), keep=["empty"])
    assert (document.text, document.metadata["outcome"]) == ("", "empty")


def test_an_outcome_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="no outcome"):
        Clean(keep=["no outcome"])


def test_binary_data_fails_and_the_others_are_done() -> None:
    step = Clean(keep=["failed"])
    failed, sound = step.run(iter([Document("\0\0\0\0PK\3\4" * 50, "zip"), Document("今天天气很好。", "sound")]))
    assert failed.metadata["outcome"] == "failed"
    assert failed.metadata["reason"]
    assert failed.text.endswith("PK\3\4")
    assert sound.text == "今天天气很好。\n"


def test_the_step_can_be_sent_to_another_process() -> None:
    step = pickle.loads(pickle.dumps(Clean(form="text")))  # noqa: S301 - our own
    assert next(step.run(iter([Document("今天天氣很好。", "1")]))).text == "今天天气很好。\n"


class Kept:
    """A writer that remembers."""

    def __init__(self) -> None:
        self.documents: list[Document] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def write(self, document: Document, rank: int = 0) -> None:
        assert rank == 0
        self.documents.append(document)


def test_what_is_not_passed_on_goes_to_the_writer_and_says_why() -> None:
    dropped = Kept()
    documents = (
        Document("版权所有 某某网 京ICP备12345678号", "1"),
        Document("\0\0\0\0PK\3\4" * 50, "2"),
        Document("今天天气很好。", "3"),
    )
    assert [document.id for document in cleaned(*documents, exclusion_writer=dropped)] == ["3"]
    assert [(d.id, d.metadata["outcome"]) for d in dropped.documents] == [("1", "no article"), ("2", "failed")]
    assert dropped.documents[0].text == "版权所有 某某网 京ICP备12345678号"


def test_a_pipeline_runs_with_it(tmp_path: Path) -> None:
    documents = [Document(text, str(number)) for number, text in enumerate([GLOSSED, "", "今天天气很好。"])]
    written: list[str] = []

    def read(*_: object) -> Iterator[Document]:
        yield from documents

    def write(data: Iterator[Document], *_: object) -> Iterator[Document]:
        for document in data:
            written.append(document.text)
            yield document

    LocalPipelineExecutor([read, Clean(), write], logging_dir=str(tmp_path)).run()
    assert written == [stdnews.clean_text(GLOSSED), "今天天气很好。\n"]
