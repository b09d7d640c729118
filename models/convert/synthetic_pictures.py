"""Twenty pictures of unlike statistics, each a formula in whole numbers.

test/unit/network/synthetic-pictures.ts draws the same ones, byte for byte (the fixture holds their hashes), so
that the reference's answers can be kept without keeping pictures.
"""

import numpy as np

SIZE = 224


def scramble(numbers):
    """A well-mixed 32-bit number for each 32-bit number."""
    n = numbers.astype(np.uint32)
    for _ in range(2):
        n = (n ^ (n >> np.uint32(16))) * np.uint32(0x45D9F3B)
    return n ^ (n >> np.uint32(16))


def noise(x, y, channel, cell, seed):
    place = (y // cell * SIZE + x // cell) * 3 + channel
    return scramble(place + seed * 1000003) & 255


def checkers(x, y, cell):
    return (x // cell + y // cell) % 2


def distance(x, y, centre_x, centre_y):
    """Squared."""
    return (x - centre_x) ** 2 + (y - centre_y) ** 2


def blobs(x, y, channel, count, radius, seed):
    """Soft discs at scattered places, each as bright as its channel's luck; the brightest is seen."""
    brightest = np.zeros_like(x)
    for blob in range(count):
        luck = [int(scramble(np.array([seed * 7919 + blob * 5 + part]))[0]) for part in range(2)]
        strength = 64 + noise(x * 0 + blob, y * 0, channel, 1, seed).astype(np.int64) * 191 // 255
        d = np.minimum(distance(x, y, luck[0] % SIZE, luck[1] % SIZE), radius * radius)
        brightest = np.maximum(brightest, strength - strength * d // (radius * radius))
    return brightest


def landscape(x, y, channel):
    """A sky that brightens towards a wavy horizon, above rough ground."""
    horizon = 120 + np.abs(x % 112 - 56) // 2
    sky = 90 + 40 * channel + y * (2 - channel) // 4
    ground = 60 - 20 * channel + noise(x, y, channel * 0, 3, 11).astype(np.int64) // 4
    return np.where(y < horizon, sky, ground)


# Whole numbers x, y (0..223) and channel (0 red, 1 green, 2 blue) -> brightness, cut to 0..255.
PICTURES = {
    "flat-black": lambda x, y, c: x * 0,
    "flat-orange": lambda x, y, c: x * 0 + 230 - 90 * c,
    "gradient-across": lambda x, y, c: x * 255 // 223,
    "gradient-diagonal": lambda x, y, c: (x + y) * 255 // 446,
    "gradient-colours": lambda x, y, c: np.where(c == 0, x, np.where(c == 1, y, 223 - x)) * 255 // 223,
    "checkers-4": lambda x, y, c: checkers(x, y, 4) * 255,
    "checkers-16": lambda x, y, c: 40 + checkers(x, y, 16) * (180 - 60 * c),
    "checkers-56": lambda x, y, c: 200 - checkers(x, y, 56) * 40 * (c + 1),
    "stripes-upright": lambda x, y, c: x // 7 % 2 * 255,
    "stripes-diagonal": lambda x, y, c: (x + y * 2) // 24 % 3 * (110 - 20 * c),
    "rings-fine": lambda x, y, c: distance(x, y, 112, 112) // 8 & 255,
    "rings-coarse": lambda x, y, c: distance(x, y, 60, 140) // (80 + 30 * c) & 255,
    "noise-1": lambda x, y, c: noise(x, y, c, 1, 1),
    "noise-8": lambda x, y, c: noise(x, y, c, 8, 2),
    "noise-32": lambda x, y, c: noise(x, y, c, 32, 3),
    "noise-faint": lambda x, y, c: 120 + noise(x, y, c, 2, 4).astype(np.int64) // 16,
    "blobs-few": lambda x, y, c: blobs(x, y, c, 4, 70, 5),
    "blobs-many": lambda x, y, c: blobs(x, y, c, 40, 24, 6),
    "blobs-dark": lambda x, y, c: 255 - blobs(x, y, c, 12, 45, 7),
    "landscape": landscape,
}


def draw(name):
    """uint8 [224, 224, 3]"""
    y, x, channel = np.meshgrid(np.arange(SIZE), np.arange(SIZE), np.arange(3), indexing="ij")
    return np.clip(PICTURES[name](x, y, channel).astype(np.int64), 0, 255).astype(np.uint8)
