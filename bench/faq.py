"""Times the matcher beside the plain loop over all phrasings: questions, building, memory; and a /reload.

python -m bench.faq [entries ...]
"""

import asyncio
import sys
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median, quantiles
from types import MappingProxyType

from rapidfuzz import fuzz, process

from bot import aside
from bot.content import Content
from faq import lexicon
from faq.entries import Entry, Faq, Wording
from faq.matcher import Matcher

FOLDER = Path(__file__).parent.parent / "content"
SIZES = (50, 200, 1_000, 10_000)
PHRASINGS = 10
QUESTIONS = 300
LOOPS = 30  # questions to the plain loop, which takes long
RANDOM = Random(2022)


def words() -> list[str]:
    """Words as people use them: those of the lexicon, and as many that nobody knows."""
    known = lexicon.load()
    made = ["".join(RANDOM.choices("abdefgiklmnoprstuv", k=RANDOM.randint(4, 10))) for _ in range(20_000)]
    return [*(word for word in [*known.words, *known.beginnings] if len(word) > 3), *made]


def invented(size: int, vocabulary: list[str], common: list[str]) -> Faq:
    """An FAQ whose entries are about three or four words each."""
    entries = {}
    for number in range(size):
        about = RANDOM.sample(vocabulary, 4)
        asked = [" ".join(phrase(about, common)) for _ in range(PHRASINGS)]
        wording = Wording(asked[0], tuple(asked[1:]), "An answer.")
        entries[f"entry_{number}"] = Entry(f"entry_{number}", MappingProxyType({"en": wording}))
    return Faq(MappingProxyType(entries))


def phrase(about: list[str], common: list[str]) -> Iterator[str]:
    """Four to nine words, two or three of them telling."""
    chosen = [*RANDOM.sample(about, RANDOM.randint(2, 3)), *RANDOM.choices(common, k=RANDOM.randint(2, 6))]
    RANDOM.shuffle(chosen)
    yield from chosen


def slip(text: str) -> str:
    """Two neighbouring letters change places."""
    at = RANDOM.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


@dataclass(frozen=True)
class Times:
    """Milliseconds."""

    median: float
    p99: float
    worst: float

    def __str__(self) -> str:
        return f"p50 {self.median:8.3f}  p99 {self.p99:8.3f}  worst {self.worst:8.3f} ms"


def timed(ask: Callable[[str], object], questions: list[str]) -> Times:
    """How long each question takes."""
    spent = []
    for question in questions:
        start = time.perf_counter()
        ask(question)
        spent.append((time.perf_counter() - start) * 1000)
    return Times(median(spent), quantiles(spent, n=100)[-1], max(spent))


HOSTILE = {
    "4096 letters": "x" * 4096,
    "one word 10,000 times": "registration " * 10_000,
    "4096 random words": " ".join("".join(RANDOM.choices("abcdefghij", k=7)) for _ in range(600)),
    "emoji": "🦊" * 2000,
    "right to left": "متى يبدأ المؤتمر؟ " * 200,
    "zero width": "w\u200bh\u200be\u200bn " * 500,
    "binary noise": bytes(RANDOM.randrange(256) for _ in range(4096)).decode("latin-1"),
    "question marks": "when? where? " * 300,
}


def measure(size: int, vocabulary: list[str], common: list[str]) -> None:
    """One size: print the figures."""
    faq = invented(size, vocabulary, common)
    asked = [text for entry in faq for _, text in entry.phrasings()]
    tracemalloc.start()
    traced = Matcher.build(faq)
    memory = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    del traced
    start = time.perf_counter()
    matcher = Matcher.build(faq)
    built = (time.perf_counter() - start) * 1000
    questions = [slip(text) if place % 2 else text for place, text in enumerate(RANDOM.choices(asked, k=QUESTIONS))]
    loops = questions[: LOOPS if size > 200 else QUESTIONS]
    print(f"\n{size} entries x {PHRASINGS} phrasings: built in {built:.0f} ms, {memory:.1f} MiB")
    print(f"  matcher            {timed(matcher.ask, questions)}")
    print(f"  extractOne, WRatio {timed(lambda text: process.extractOne(text, asked, scorer=fuzz.WRatio), loops)}")
    for name, text in HOSTILE.items():
        print(f"  {name:22} {timed(matcher.ask, [text] * 20)}")


def reload() -> None:
    """How late the event loop is while the shipped content is read again and its matcher built beside it."""
    content = Content.read(FOLDER)
    _ = content.knowledge.matcher
    took, late = asyncio.run(_beside(lambda: Content.read(FOLDER, content).knowledge.matcher))
    print(f"\n/reload of {len(content.faq)} entries takes {took:.0f} ms; meanwhile the event loop is late by {late}")


async def _beside(work: Callable[[], object]) -> tuple[float, Times]:
    late, start = [], time.perf_counter()
    running = asyncio.create_task(aside.run(work))
    while not running.done():
        began = time.perf_counter()
        await asyncio.sleep(0.001)
        late.append((time.perf_counter() - began - 0.001) * 1000)
    return (time.perf_counter() - start) * 1000, Times(median(late), quantiles(late, n=100)[-1], max(late))


def main() -> None:
    """All sizes, or those given."""
    reload()
    vocabulary, common = words(), list(lexicon.load().filler)[:300]
    for size in [int(given) for given in sys.argv[1:]] or SIZES:
        measure(size, vocabulary, common)


if __name__ == "__main__":
    main()
