"""Draws the pictures that the programs upload: four products on white, a photograph, masks, files that are none.

Usage: pictures.py DIRECTORY
"""

import pathlib
import sys

from PIL import Image, ImageDraw, ImageFilter

SCALE = 2  # drawn larger and shrunk, for smooth edges


def product(paint):
    """One product on plain white, 1024x1024; `paint` draws on a 1024 grid."""
    image = Image.new("RGB", (1024 * SCALE, 1024 * SCALE), "white")
    pen = ImageDraw.Draw(image)

    def shape(name, box, **how):
        getattr(pen, name)([value * SCALE for value in box], **how)

    shape("ellipse", (212, 830, 812, 900), fill="#e4e0da")
    paint(shape)
    return image.resize((1024, 1024), Image.Resampling.LANCZOS)


def body_lotion(shape):
    shape("rectangle", (470, 120, 554, 260), fill="#c9c2b4")
    shape("rectangle", (400, 110, 640, 160), fill="#b8b09f")
    shape("rounded_rectangle", (340, 250, 684, 870), radius=70 * SCALE, fill="#f3d9c6", outline="#c79a7b", width=8)
    shape("rounded_rectangle", (390, 430, 634, 700), radius=24 * SCALE, fill="#fffaf4", outline="#c79a7b", width=6)
    shape("ellipse", (462, 480, 562, 580), fill="#8fb08c")
    shape("rectangle", (430, 620, 594, 636), fill="#9a7258")


def bath_bomb(shape):
    shape("ellipse", (242, 300, 782, 860), fill="#c9a7e0", outline="#8f63ad", width=8)
    shape("pieslice", (242, 300, 782, 860), start=180, end=360, fill="#f2b8cf")
    for left, top in ((360, 400), (520, 360), (640, 470), (330, 620), (470, 700), (630, 640), (500, 530)):
        shape("ellipse", (left, top, left + 44, top + 30), fill="#fff3b8")


def incense_kit(shape):
    for left, colour in ((360, "#7a4b2a"), (430, "#93603a"), (500, "#7a4b2a"), (570, "#93603a"), (640, "#7a4b2a")):
        shape("rectangle", (left, 150, left + 14, 620), fill=colour)
        shape("ellipse", (left - 6, 130, left + 20, 170), fill="#d9653b")
    shape("rounded_rectangle", (290, 560, 734, 860), radius=30 * SCALE, fill="#3f6b64", outline="#24433e", width=8)
    shape("rectangle", (340, 660, 684, 770), fill="#efe6cf")


def soap(shape):
    shape("rounded_rectangle", (200, 480, 824, 860), radius=110 * SCALE, fill="#b7d7b0", outline="#6d9a66", width=8)
    shape("rounded_rectangle", (290, 570, 734, 770), radius=70 * SCALE, outline="#6d9a66", width=10)
    for left, top, size in ((260, 380, 90), (380, 320, 60), (640, 360, 110), (560, 300, 50)):
        shape("ellipse", (left, top, left + size, top + size), fill="#e8f4fb", outline="#9cc4da", width=6)


def photo(width, height):
    """A soft landscape with noise in it, so that a changed pixel cannot hide."""
    noise = Image.effect_noise((width, height), 40)
    sky = Image.linear_gradient("L").resize((width, height))
    image = Image.merge("RGB", (Image.blend(sky, noise, 0.3), Image.blend(sky.rotate(180), noise, 0.2), noise))
    pen = ImageDraw.Draw(image)
    pen.ellipse((width * 0.62, height * 0.1, width * 0.82, height * 0.3), fill="#ffd75e")
    pen.polygon([(0, height), (width * 0.3, height * 0.45), (width * 0.6, height)], fill="#4d6b57")
    pen.polygon([(width * 0.35, height), (width * 0.7, height * 0.55), (width, height)], fill="#7fa08a")
    return image.filter(ImageFilter.GaussianBlur(0.6))


def mask(width, height):
    """Opaque, but for a clear ellipse in the middle: the part to edit."""
    alpha = Image.new("L", (width, height), 255)
    ImageDraw.Draw(alpha).ellipse((width * 0.25, height * 0.25, width * 0.75, height * 0.75), fill=0)
    image = Image.new("RGBA", (width, height), "black")
    image.putalpha(alpha)
    return image


def reference(number):
    """A small picture unlike the other fifteen."""
    image = Image.new("RGB", (256, 256), f"hsl({number * 22}, 40%, 90%)")
    pen = ImageDraw.Draw(image)
    pen.regular_polygon((128, 128, 90), 3 + number % 6, rotation=number * 11, fill=f"hsl({number * 22}, 70%, 45%)")
    return image


def draw_all(directory):
    for paint in (body_lotion, bath_bomb, incense_kit, soap):
        product(paint).save(directory / f"{paint.__name__.replace('_', '-')}.png")
    landscape = photo(1024, 1024)
    for name in ("photo.png", "photo.jpg", "photo.webp"):
        landscape.save(directory / name, quality=90)
    photo(1536, 1024).save(directory / "wide.png")
    mask(1024, 1024).save(directory / "mask.png")
    mask(1536, 1024).save(directory / "mask-wide.png")
    mask(512, 512).save(directory / "mask-small.png")
    mask(1024, 1024).convert("RGB").save(directory / "mask-opaque.png")
    for number in range(1, 17):
        reference(number).save(directory / f"ref-{number:02}.png")
    (directory / "text.png").write_text("This is a text, whatever its name says.\n" * 40)
    (directory / "notes.txt").write_text("notes\n")
    (directory / "empty.png").write_bytes(b"")


if __name__ == "__main__":
    draw_all(pathlib.Path(sys.argv[1]))
