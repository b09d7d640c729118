"""Writes what an independent BiT-M R50x1 (PyTorch, timm) answers, with weights that a formula makes.

The published weights are 94 MB and need the network, so every number of every tensor is a formula of its published
name and place instead. test/unit/network/formula-weights.ts makes the same ones, and test/unit/network/bit-resnet.test.ts
holds our network against these answers. Run by a developer; models/README.md says how.
"""

import base64
import hashlib
import json
import tempfile
from pathlib import Path

import numpy as np
import PIL
import torch

# The one torchvision without compiled parts asks for a name that Pillow has dropped.
PIL.PILLOW_VERSION = PIL.__version__

from timm.models.layers.std_conv import StdConv2d
from timm.models.resnetv2 import resnetv2_50x1_bitm

from synthetic_pictures import draw, scramble

FIXTURE = Path(__file__).resolve().parents[2] / "test/fixtures/network/bit-m-r50x1.json"
SIZES = [128, 160, 224]
PICTURES = ["rings-coarse", "blobs-many"]

# timm's own is 1e-8; the published network says 1e-10.
STANDARDISATION_EPSILON = 1e-10

UNITS = [3, 4, 6, 3]
STEM_FILTERS = 64


def published_shapes():
    """Name in the published file -> shape; kernels are height x width x channels x filters."""
    shapes = {"root_block/standardized_conv2d/kernel": (7, 7, 3, STEM_FILTERS)}
    channels = STEM_FILTERS
    for block, count in enumerate(UNITS, start=1):
        narrow = STEM_FILTERS * 2 ** (block - 1)
        wide = narrow * 4
        for unit in range(1, count + 1):
            path = f"block{block}/unit{unit:02d}"
            kernels = {"a": (1, 1, channels, narrow), "b": (3, 3, narrow, narrow), "c": (1, 1, narrow, wide)}
            if unit == 1:
                kernels["a/proj"] = (1, 1, channels, wide)
            for part, kernel in kernels.items():
                shapes[f"{path}/{part}/standardized_conv2d/kernel"] = kernel
                if part != "a/proj":
                    shapes[f"{path}/{part}/group_norm/gamma"] = (kernel[2],)
                    shapes[f"{path}/{part}/group_norm/beta"] = (kernel[2],)
            channels = wide
    shapes["group_norm/gamma"] = shapes["group_norm/beta"] = (channels,)
    return {f"resnet/{name}": shape for name, shape in shapes.items()}


def seed_of(name):
    """FNV-1a, 32 bits."""
    seed = 0x811C9DC5
    for byte in name.encode("ascii"):
        seed = (seed ^ byte) * 0x01000193 & 0xFFFFFFFF
    return seed


def formula_tensor(name, shape):
    """Scales of a norm lie in 0.5 to 1.5, all other numbers in -0.5 to 0.5."""
    places = np.arange(np.prod(shape), dtype=np.uint32) + np.uint32(seed_of(name))
    shares = scramble(places) / 2**32
    return (shares + (0.5 if name.endswith("gamma") else -0.5)).astype(np.float32).reshape(shape)


def reference_network():
    network = resnetv2_50x1_bitm(pretrained=False, num_classes=0).eval()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "formula.npz"
        np.savez(path, **{name: formula_tensor(name, shape) for name, shape in published_shapes().items()})
        network.load_pretrained(path)
    for module in network.modules():
        if isinstance(module, StdConv2d):
            module.eps = STANDARDISATION_EPSILON
    return network


def fixture_entry(network, name, size):
    """The upper left `size` x `size` pixels of a picture."""
    pixels = draw(name)[:size, :size]
    image = (torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float() - 127.5) / 127.5
    with torch.no_grad():
        feature = network.forward_features(image).mean(dim=(2, 3))[0].numpy()
    return {
        "name": name,
        "size": size,
        "pixelsSha256": hashlib.sha256(pixels.tobytes()).hexdigest(),
        "feature": base64.b64encode(feature.astype("<f4").tobytes()).decode("ascii"),
    }


def main():
    torch.set_num_threads(1)  # One order of additions, so that the same bytes come out.
    network = reference_network()
    fixture = {
        "reference": "PyPI timm 0.4.12, resnetv2_50x1_bitm, formula weights",
        "pictures": [fixture_entry(network, name, size) for size in SIZES for name in PICTURES],
    }
    FIXTURE.write_text(json.dumps(fixture, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
