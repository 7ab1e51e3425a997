"""Files that a house style names: what cannot be used is refused by name, before anything is made."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.image.exceptions import UnrecognizedImageError
from PIL import Image

from srm_kit import resources
from srm_kit.document.formats.picture import with_picture_mark
from srm_kit.document.house_style import load_style
from srm_kit.errors import HouseStyleUnusable


def styled(folder: Path, line: str, mark: bytes = b"") -> str:
    """A house style of one's own with this line, as text in UTF-8 behind ``mark``."""
    shipped = (resources.folder("templates") / "huisstijl" / "neutraal.toml").read_text(encoding="utf-8")
    (folder / "bureau.toml").write_bytes(mark + f"{line}\n{shipped}".encode())
    return str(folder / "bureau.toml")


def picture(kind: str, form: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.effect_mandelbrot((120, 80), (-2, -1, 1, 1), 50).convert(form).save(out, kind)
    return out.getvalue()


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    assert load_style(styled(tmp_path, "", b"\xef\xbb\xbf")).naam
    (tmp_path / "bureau.toml").write_bytes("naam = 'x'".encode("utf-16"))
    with pytest.raises(HouseStyleUnusable, match="Save it as UTF-8"):
        load_style(str(tmp_path / "bureau.toml"))


@pytest.mark.parametrize(("kind", "form"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("JPEG", "L"), ("PNG", "RGBA")])
def test_a_logo_that_was_cut_off_is_refused(tmp_path: Path, kind: str, form: str) -> None:
    data = picture(kind, form)
    line = styled(tmp_path, 'logo = "logo.jpg"')
    (tmp_path / "logo.jpg").write_bytes(data)
    assert load_style(line).logo
    (tmp_path / "logo.jpg").write_bytes(data[: len(data) * 2 // 3])
    with pytest.raises(HouseStyleUnusable, match="not damaged"):
        load_style(line)


@pytest.mark.parametrize("form", ["RGB", "CMYK", "L"])
def test_a_jpeg_without_its_usual_mark_goes_into_word(form: str) -> None:
    """As Photoshop writes CMYK and Adobe RGB: the library for Word knows a JPEG by JFIF or Exif."""
    data = picture("JPEG", form)
    bare = data[:2] + data[20:] if data[6:10] == b"JFIF" else data
    document = Document()
    with pytest.raises(UnrecognizedImageError):
        document.add_picture(io.BytesIO(bare))
    shape = document.add_picture(io.BytesIO(with_picture_mark(bare)))
    assert round(shape.width / shape.height, 2) == 1.5
    assert with_picture_mark(picture("PNG", "RGB")) == picture("PNG", "RGB")
    with Image.open(io.BytesIO(with_picture_mark(bare))) as made, Image.open(io.BytesIO(bare)) as former:
        assert made.tobytes() == former.tobytes()


def test_a_template_of_office_is_told_how_to_save_it(tmp_path: Path) -> None:
    for name, key, wanted in (("bureau.potx", "sjabloon_pptx", ".pptx"), ("bureau.dotx", "sjabloon_docx", ".docx")):
        (tmp_path / name).write_bytes(b"PK")
        with pytest.raises(HouseStyleUnusable, match=rf"{name} is a template of Office.*save it as \{wanted}"):
            load_style(styled(tmp_path, f'{key} = "{name}"'))
