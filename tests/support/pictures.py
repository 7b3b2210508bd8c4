"""Files of pictures, sound and not."""

from io import BytesIO
from typing import Any

from PIL import Image


def sample(kind: str = "PNG", *, size: tuple[int, int] = (30, 20), mode: str = "RGB", **more: Any) -> BytesIO:
    """Give the file of a small picture, as a browser sends it."""
    file = BytesIO()
    drawn = Image.radial_gradient("L").resize(size).convert(mode)
    drawn.save(file, kind, **more)
    file.seek(0)
    file.name = f"crew.{kind.lower()}"
    return file
