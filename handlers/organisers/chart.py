"""Draws the picture of /stats: a program of its own, JSON on standard input, a PNG on standard output.

It is run by its path, in another process: matplotlib takes half a second and 100 megabytes, and holds nobody up there.
Every text comes in with the figures."""

import json
import sys
import textwrap
from datetime import datetime, timedelta
from typing import Any

INCHES, DOTS = 6.0, 180  # 1080 dots wide: as wide as a phone
INK, QUIET, PAPER, LINE = "#1c2733", "#5b6770", "#fafaf7", "#d5d9dc"
MODES = ("#1f77b4", "#f0a030", "#2a9d6f", "#b0568f")
BARS, ALERT = "#4a7fb5", "#c0392b"
PARTS = {  # colours of a bar's parts, and of the numbers in them
    2: ((BARS, "white"), ("#c9ced2", INK)),
    3: ((BARS, "white"), ("#2a9d6f", "white"), (ALERT, "white")),
}
MOST_BARS = 7
LONGEST_LABEL = 22  # letters a line; two lines at the most
HEAD = 0.5


def draw(told: dict[str, Any]) -> Any:
    """The figure of what handlers/organisers/stats.py tells."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    pyplot.rcParams.update({"font.size": 10.5, "font.family": "DejaVu Sans", "text.color": INK, "axes.edgecolor": LINE})
    rows = [("days", event, 2.0) for event in told["events"]]
    rows += [("bars", None, 3.6), ("parts", told["forms"], 0.75 + 0.4 * len(told["forms"]["rows"]))]
    rows += [("parts", told["enquiries"], 1.15)]
    heights = [height for _, _, height in rows]
    figure = pyplot.figure(figsize=(INCHES, HEAD + sum(heights)), dpi=DOTS, facecolor=PAPER, layout="constrained")
    figure.get_layout_engine().set(w_pad=0.12, h_pad=0.07)
    head, *parts = figure.subfigures(len(rows) + 1, 1, height_ratios=[HEAD, *heights], hspace=0)
    head.text(0.03, 0.5, told["title"], va="center", fontsize=15, fontweight="bold")
    head.text(0.97, 0.5, told["when"], va="center", ha="right", color=QUIET)
    for part, (kind, what, _) in zip(parts, rows, strict=True):
        if kind == "days":
            _days(part.subplots(), what)
        elif kind == "parts":
            _parts(part.subplots(), what)
        else:
            for half, name in zip(part.subfigures(1, 2), ("countries", "types"), strict=True):
                _bars(half.subplots(), told[name])
    return figure


def _days(axes: Any, event: dict[str, Any]) -> None:
    """Bars a day, stacked by attendance, and the deadline as a line."""
    from matplotlib import dates, ticker

    first, last = (datetime.fromisoformat(event[name]) for name in ("first", "last"))
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    below = [0] * len(days)
    for mode, colour in zip(event["modes"], MODES, strict=False):
        counts = [mode["days"].get(day.date().isoformat(), 0) for day in days]
        axes.bar(days, counts, bottom=below, width=0.85, color=colour, label=f"{mode['label']}: {mode['total']}")
        below = [sum(pair) for pair in zip(below, counts, strict=True)]
    closes = datetime.fromisoformat(event["closes"]) + timedelta(hours=12)  # a day's bar has its middle at midnight
    axes.axvline(closes, color=ALERT, linestyle="--", linewidth=1.6, label=event["deadline"])
    axes.set_xlim(first - timedelta(hours=18), max(last, closes) + timedelta(days=1))
    axes.set_ylim(0, max(4, *below) * 1.15)
    axes.yaxis.set_major_locator(ticker.MaxNLocator(4, integer=True))
    axes.xaxis.set_major_locator(dates.AutoDateLocator(minticks=2, maxticks=6))
    axes.xaxis.set_major_formatter(dates.DateFormatter("%d.%m."))
    _title(axes, event["title"])
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=3, fontsize=9.5, frameon=False, borderaxespad=0.2)
    axes.grid(axis="y", color=LINE, linewidth=0.8)
    axes.set_axisbelow(True)
    _bare(axes)


def _bars(axes: Any, told: dict[str, Any]) -> None:
    """The longest first; what does not fit is one bar."""
    rows, rest = told["rows"][:MOST_BARS], told["rows"][MOST_BARS:]
    if rest:
        rows = [*rows, rest[0] if len(rest) == 1 else [told["others"], sum(count for _, count in rest)]]
    names = [_label(name) for name, _ in rows]
    counts = [count for _, count in rows]
    bars = axes.barh(range(len(rows)), counts, color=BARS, height=0.7)
    axes.bar_label(bars, padding=3)
    axes.set_yticks(range(len(rows)), names)
    axes.set_ylim(max(len(rows), 4) - 0.4, -0.6)
    axes.set_xlim(0, max([1, *counts]) * 1.25)
    axes.set_xticks([])
    _title(axes, told["title"], 0.06)  # of half the width
    _bare(axes)


def _parts(axes: Any, told: dict[str, Any]) -> None:
    """A bar a row, made of parts: [name, [[label, count], …]]; a count too narrow for its part stands beside."""
    for i, (_, parts) in enumerate(told["rows"]):
        left, total = 0.0, sum(count for _, count in parts) or 1
        for (label, count), (colour, ink) in zip(parts, PARTS[len(parts)], strict=True):
            width = count / total
            axes.barh(i, width, left=left, color=colour, height=0.66, label=label if i == 0 else None)
            if width > 0.05:
                axes.text(left + width / 2, i, str(count), ha="center", va="center", color=ink, fontweight="bold")
            left += width
    axes.set_yticks(range(len(told["rows"])), [_label(name) for name, _ in told["rows"]])
    axes.set_ylim(len(told["rows"]) - 0.5, -0.5)
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    _title(axes, told["title"])
    axes.legend(loc="upper left", bbox_to_anchor=(0, 0.02), ncols=3, fontsize=9.5, frameon=False, borderaxespad=0)
    _bare(axes)


def _label(name: str) -> str:
    lines = textwrap.wrap(name, LONGEST_LABEL, max_lines=2, placeholder="…")
    return "\n".join(lines)


def _title(axes: Any, text: str, left: float = 0.03) -> None:
    axes.get_figure(root=False).suptitle(text, x=left, ha="left", fontsize=11.5, fontweight="bold")


def _bare(axes: Any) -> None:
    axes.set_facecolor(PAPER)
    axes.tick_params(length=0, colors=INK, pad=5)
    axes.spines[["top", "right", "left"]].set_visible(False)


def main() -> None:
    figure = draw(json.load(sys.stdin))
    figure.savefig(sys.stdout.buffer, format="png", facecolor=PAPER)


if __name__ == "__main__":
    main()
