"""Pictures made to hurt a decoder, and pictures that are unusual but good."""

import io
import struct
import zlib

from PIL import Image

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind, data):
    """One chunk of a png, with its checksum."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def zeros(count):
    """`count` zero bytes, compressed a megabyte at a time."""
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    pieces = [packer.compress(block) for _ in range(count >> 20)]
    return b"".join(pieces) + packer.compress(bytes(count & (1 << 20) - 1)) + packer.flush()


def png_bomb(width, height, size):
    """A png that claims these edges, in about `size` bytes: valid zlib of zeros, a thousandfold of its length."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zeros(min(size * 1000, height * (width * 3 + 1)))
    return SIGNATURE + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def after_header(png, *chunks):
    """The png with further chunks behind its IHDR."""
    return png[:33] + b"".join(chunks) + png[33:]


def padded(png, size):
    """The same picture, made `size` bytes long by a private chunk that decoders skip."""
    return after_header(png, chunk(b"paDd", bytes(size - len(png) - 12)))


def profile_bomb(png, size):
    """The same picture with a colour profile that is `size` zeros."""
    return after_header(png, chunk(b"iCCP", b"profile\0\0" + zeros(size)))


def jpeg_claiming(jpeg, width, height):
    """The same jpeg with other edges in its frame header."""
    frame = jpeg.index(b"\xff\xc0")
    return jpeg[: frame + 5] + struct.pack(">HH", height, width) + jpeg[frame + 9 :]


def webp_claiming(width, height):
    """A lossless webp whose header claims these edges and whose data is a few bytes."""
    bits = (width - 1) | (height - 1) << 14
    data = b"\x2f" + struct.pack("<I", bits) + bytes(40)
    body = b"WEBPVP8L" + struct.pack("<I", len(data)) + data + bytes(len(data) & 1)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def encoded(format, mode="RGB", size=(320, 240), **how):
    """A small good picture in this format and mode."""
    out = io.BytesIO()
    Image.radial_gradient("L").resize(size).convert(mode).save(out, format, **how)
    return out.getvalue()


def unusual_but_good():
    """Pictures that any good decoder takes."""
    sixteen_bits = io.BytesIO()
    Image.linear_gradient("L").convert("I;16").save(sixteen_bits, "PNG")
    return {
        "a png with a palette": encoded("PNG", "P"),
        "a png of one bit": encoded("PNG", "1"),
        "a grey png": encoded("PNG", "L"),
        "a grey png with alpha": encoded("PNG", "LA"),
        "a png of 16 bits": sixteen_bits.getvalue(),
        "a png of one pixel": encoded("PNG", size=(1, 1)),
        "a png of 3000 x 1": encoded("PNG", size=(3000, 1)),
        "a progressive jpeg": encoded("JPEG", progressive=True),
        "a grey jpeg": encoded("JPEG", "L"),
        "a webp with alpha": encoded("WEBP", "RGBA", lossless=True),
    }
