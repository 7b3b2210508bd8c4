"""The door for pictures: what is no sound picture is refused with a sentence; only what is seen comes in (S23)."""

import random
from contextlib import suppress
from io import BytesIO

import pytest
from PIL import Image

from kit import pictures
from kit.pictures import LARGE, SMALL, SMALL_BYTES, NoPicture, draw
from tests.support.pictures import sample

SECRET = "51.5007N a secret place"
BROKEN = "something else, or it is broken"


def blank(side: int) -> BytesIO:
    file = BytesIO()
    Image.new("1", (side, side)).save(file, "PNG")
    return file


def moving(kind: str) -> BytesIO:
    return sample(kind, save_all=True, append_images=[Image.new("RGB", (30, 20))])


REFUSED = {
    "nothing": (BytesIO(), BROKEN),
    "21 bytes": (BytesIO(b"\xff\xd8\xff\xe0" + b"x" * 17), BROKEN),
    "cut off": (BytesIO(sample(size=(300, 300)).getvalue()[:900]), BROKEN),
    "a page, renamed": (BytesIO(b"<!doctype html><script>alert(1)</script>"), BROKEN),
    "a drawing": (BytesIO(b"<?xml version='1.0'?><svg onload='alert(1)'/>"), "SVG"),
    "of a telephone": (BytesIO(b"\0\0\0\x18ftypheic" + b"x" * 50), "HEIC"),
    "a GIF": (sample("GIF"), "GIF"),
    "a TIFF, renamed": (sample("TIFF"), BROKEN),
    "moving": (moving("WEBP"), "does not move"),
    "moving PNG": (moving("PNG"), "does not move"),
    "many pixels": (sample(mode="1", size=(4097, 3072)), "12.5 million pixels"),
    "a bomb": (blank(20_000), "12.5 million pixels"),
    "many bytes": (BytesIO(sample().getvalue() + b"x" * pictures.MOST_BYTES), "at most 10 MB"),
}


@pytest.mark.parametrize(("file", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_sound_picture_is_refused_with_what_to_do(file, sentence):
    with pytest.raises(NoPicture, match=sentence):
        draw(file)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_picture_is_drawn_anew_whatever_its_colours(mode):
    drawn = draw(sample(mode=mode))
    assert (drawn.width, drawn.height) == (30, 20)
    assert Image.open(BytesIO(drawn.small)).format == "WEBP"


def test_a_large_picture_becomes_small_and_light():
    drawn = draw(sample("JPEG", size=(4096, 3072)))
    assert Image.open(BytesIO(drawn.large)).size == (LARGE, 1200)
    assert (drawn.width, drawn.height) == (SMALL, 480)
    assert len(drawn.small) <= SMALL_BYTES


def test_a_line_of_pixels_stays_a_line():
    assert draw(sample(size=(20_000, 1))).height == 1


def test_nothing_else_in_the_file_is_kept():
    exif = Image.Exif()
    exif[0x010E] = SECRET
    file = sample("JPEG", exif=exif, comment=SECRET.encode()).getvalue() + b"<script>alert(1)</script>"
    drawn = draw(BytesIO(file))
    for content in (drawn.small, drawn.large):
        kept = Image.open(BytesIO(content))
        assert SECRET.encode() not in content
        assert b"script" not in content
        assert not kept.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(kept.info)


def test_a_picture_that_lies_on_its_side_stands_up():
    exif = Image.Exif()
    exif[0x0112] = 6
    drawn = draw(sample("JPEG", exif=exif))
    assert (drawn.width, drawn.height) == (20, 30)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_mutated_files_are_drawn_or_refused(kind):
    """Three hundred, the same each time; anything but a picture or a refusal fails."""
    chance, sound = random.Random(kind), sample(kind).getvalue()  # noqa: S311 - not a secret
    for _number in range(100):
        with suppress(NoPicture):
            draw(BytesIO(mutated(sound, chance)))


def mutated(sound: bytes, chance: random.Random) -> bytes:
    file = bytearray(sound)
    for _each in range(chance.randint(1, 12)):
        file[chance.randrange(len(file))] = chance.randrange(256)
    return bytes(file[: chance.randint(1, len(file))] if chance.random() < 0.3 else file)
