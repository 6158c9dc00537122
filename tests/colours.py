"""The contrast of two colours, as the Web Content Accessibility Guidelines 2.2 define it."""

from __future__ import annotations


def luminance(color: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0 for black and 1 for white."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21."""
    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


# How colours are seen without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB
BLINDNESS = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)


def _linear(color: str) -> list[float]:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _times(matrix, column) -> list[float]:
    return [sum(a * b for a, b in zip(row, column, strict=True)) for row in matrix]


def lab(color: str, blindness: str | None = None) -> list[float]:
    """Return the CIE L*a*b* of ``#rrggbb``, as everybody sees it or with a blindness of the table."""
    linear = _linear(color)
    if blindness:
        linear = [min(1.0, max(0.0, part)) for part in _times(BLINDNESS[blindness], linear)]
    x, y, z = (part / white for part, white in zip(_times(_TO_XYZ, linear), _WHITE, strict=True))
    f = [part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in (x, y, z)]
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]


def difference(one: str, other: str, blindness: str | None = None) -> float:
    """Return the CIE 1976 difference of two colours; 2.3 can just be noticed side by side."""
    return sum((a - b) ** 2 for a, b in zip(lab(one, blindness), lab(other, blindness), strict=True)) ** 0.5


def least_difference(one: str, other: str) -> float:
    """Return the difference of two colours for whoever sees the least of it."""
    return min(difference(one, other, blindness) for blindness in (None, *BLINDNESS))
