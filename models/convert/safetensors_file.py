"""Writes a safetensors file: 8 bytes of header length, a JSON header, then the tensors one after another."""

import json
import struct

import numpy as np

DTYPE_NAMES = {np.dtype("<f2"): "F16", np.dtype("<f4"): "F32"}


def write_safetensors(path, tensors, metadata):
    """`tensors`: name -> numpy array (float16 or float32). Byte for byte the same for the same input."""
    header = {"__metadata__": metadata}
    offset = 0
    for name in sorted(tensors):
        array = tensors[name]
        header[name] = {
            "dtype": DTYPE_NAMES[array.dtype],
            "shape": list(array.shape),
            "data_offsets": [offset, offset + array.nbytes],
        }
        offset += array.nbytes

    header_bytes = json.dumps(header, separators=(",", ":")).encode("utf-8")
    # Spaces at the end put the tensors on an 8-byte boundary, so that readers can map them without a copy.
    header_bytes += b" " * (-len(header_bytes) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(header_bytes)))
        file.write(header_bytes)
        for name in sorted(tensors):
            file.write(np.ascontiguousarray(tensors[name]).tobytes())
