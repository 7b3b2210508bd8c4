"""Sets of ids as the bits of one number: joined, crossed and counted at once, however many they are. Pure."""

from collections.abc import Collection, Iterable, Iterator


def bits_of(ids: Collection[int]) -> int:
    """The set of these ids."""
    flags = bytearray(max(ids, default=0) // 8 + 1)
    for each in ids:
        flags[each // 8] |= 1 << each % 8
    return int.from_bytes(flags, "little")


def packed(bits: int) -> bytes:
    """A set as a column keeps it."""
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def unpacked(flags: bytes | memoryview) -> int:
    """A set from its column."""
    return int.from_bytes(flags, "little")


def within(bits: int, order: Iterable[int]) -> Iterator[int]:
    """Those ids of an order that are in the set."""
    flags = packed(bits)
    return (each for each in order if each // 8 < len(flags) and flags[each // 8] >> each % 8 & 1)
