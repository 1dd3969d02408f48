"""Where the cards of the red thread stand: near what they come from, never on each other, order kept in hand."""

from collections import defaultdict

CARD = 2  # a card is two half rows high


def spread(wishes: list[float]) -> list[float]:
    """Positions in rising order, at least one card apart, as near to the wishes (sorted) as squares allow.

    Pool adjacent violators: wishes that would overlap form a block around their common middle.
    """
    blocks: list[list[float]] = []  # per block: sum, count
    for i, wish in enumerate(wishes):
        blocks.append([wish - CARD * i, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            last = blocks.pop()
            blocks[-1][0] += last[0]
            blocks[-1][1] += last[1]
    base = [total / count for total, count in blocks for _ in range(int(count))]
    return [start + CARD * i for i, start in enumerate(base)]


def place(cards: list[tuple[str, int]], links: list[tuple[str, str]]) -> dict[str, int]:
    """Per card its first half row. `cards`: (key, column) in the order they were told; `links`: (from, to)."""
    sources: dict[str, list[str]] = defaultdict(list)
    for start, end in links:
        sources[end].append(start)
    columns: dict[int, list[str]] = defaultdict(list)
    for key, column in cards:
        columns[column].append(key)
    middle = max(map(len, columns.values()), default=1) * CARD / 2 - 1
    exact: dict[str, float] = {}
    for column in sorted(columns):
        wishes = []
        for order, key in enumerate(columns[column]):
            rows = [exact[source] for source in sources[key] if source in exact]
            wishes.append((sum(rows) / len(rows) if rows else middle, order, key))
        wishes.sort()
        exact.update(zip((key for *_, key in wishes), spread([wish for wish, *_ in wishes]), strict=True))
    top = min(exact.values(), default=0)
    return {key: round(row - top) for key, row in exact.items()}
