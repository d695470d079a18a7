#!/usr/bin/env python3
"""Makes the files of this folder.

The weights are numbers of a formula, so that a test can say each of them. PyTorch makes the models and their predictions; the safetensors files are
written as the format says, in the order of safetensors.torch.save_file. The HDF5 files are written by h5py in the layouts that Keras's saving_lib
(Keras 3) and legacy hdf5_format (Keras 2) write; their predictions are those of the same model in PyTorch. Needs torch, h5py and numpy:

    apt-get install python3-torch python3-h5py && /usr/bin/python3 make_files.py
"""
import json
import os
import struct

import h5py
import numpy as np
import torch
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
predictions = {}


def numbers(shape, salt):
    """Sixty-fourths from -1/2 to 1/2, which every format holds exactly."""
    count = int(np.prod(shape))
    return (((np.arange(count) * 37 + salt * 101) % 65 - 32) / 64).reshape(shape)


class Normalization(nn.Module):
    """Keras's formula; axis=None keeps one mean and one variance, which are scalars."""

    def __init__(self, shape):
        super().__init__()
        self.register_buffer("mean", torch.zeros(shape))
        self.register_buffer("variance", torch.ones(shape))

    def forward(self, x):
        return (x - self.mean) / torch.clamp(torch.sqrt(self.variance), min=1e-7)


def filled(model):
    for salt, (name, tensor) in enumerate(model.state_dict().items()):
        if not name.endswith("num_batches_tracked"):
            values = numbers(tuple(tensor.shape), salt)
            tensor.copy_(torch.tensor(np.abs(values) + 0.5 if name.endswith(("running_var", "variance")) else values))
    return model.eval()


def predicted(name, model, shape):
    """Inputs and outputs channels last, two samples."""
    x = numbers((2,) + shape, 500)
    last_to_first = (0, len(shape)) + tuple(range(1, len(shape)))
    first_to_last = lambda y: y if y.ndim == 2 else np.moveaxis(y, 1, -1)
    with torch.no_grad():
        y = model.double()(torch.tensor(np.ascontiguousarray(np.transpose(x, last_to_first)) if len(shape) > 1 else x)).numpy()
    predictions[name] = {"input": x.ravel().tolist(), "output": first_to_last(y).ravel().tolist()}


def save_torch(name, model, dtype=torch.float32):
    codes = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16", torch.int64: "I64"}
    state = {key: tensor if tensor.dtype == torch.int64 else tensor.to(dtype) for key, tensor in model.state_dict().items()}
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for key in sorted(state, key=lambda key: (-state[key].element_size(), key)):
        tensor = state[key].contiguous()
        raw = (tensor.view(torch.int16) if dtype == torch.bfloat16 and tensor.dtype == dtype else tensor).numpy().tobytes()
        header[key] = {"dtype": codes[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def keras_layers(model):
    """The layers of a sequential model as Keras has them: kind, file name without number, weights in Keras's order and layout."""
    shape = None
    for module in model:
        state = {key: value.float().numpy() for key, value in module.state_dict().items() if key != "num_batches_tracked"}
        weight, bias = state.get("weight"), state.get("bias")
        if isinstance(module, nn.Conv2d) and module.groups > 1:
            kernel = weight.reshape((module.groups, -1) + weight.shape[2:])
            yield "depthwise_conv2d", [("depthwise_kernel", kernel.transpose(2, 3, 0, 1)), ("bias", bias)]
        elif isinstance(module, nn.Conv2d):
            yield "conv2d", [("kernel", weight.transpose(2, 3, 1, 0)), ("bias", bias)]
        elif isinstance(module, nn.BatchNorm2d):
            yield "batch_normalization", [
                ("gamma", weight), ("beta", bias), ("moving_mean", state["running_mean"]), ("moving_variance", state["running_var"])]
        elif isinstance(module, nn.PReLU):
            yield "p_re_lu", [("alpha", weight.reshape(1, 1, -1))]
        elif isinstance(module, nn.Flatten):
            shape = model.flattened
            yield "flatten", []
        elif isinstance(module, nn.Linear):
            kernel = weight.T
            if shape:
                channels, rows, columns = shape
                kernel = weight.reshape(-1, channels, rows, columns).transpose(2, 3, 1, 0).reshape(channels * rows * columns, -1)
            shape = None
            yield "dense", [("kernel", kernel), ("bias", bias)]
        elif isinstance(module, nn.LayerNorm):
            yield "layer_normalization", [("gamma", weight), ("beta", bias)]
        elif isinstance(module, Normalization):
            yield "normalization", [("mean", state["mean"]), ("variance", state["variance"]), ("count", np.int64(3))]
        elif isinstance(module, nn.Dropout):
            yield "dropout", []
        elif isinstance(module, nn.Tanh):
            yield "activation", []


def numbered(layers):
    used = {}
    for kind, weights in layers:
        used[kind] = used.get(kind, -1) + 1
        yield kind if used[kind] == 0 else f"{kind}_{used[kind]}", kind, weights


def save_keras(name, model, container="layers", names=None, dtypes=(np.float32,)):
    with h5py.File(os.path.join(HERE, name), "w") as file:
        file.create_group("vars")
        optimizer = file.create_group("optimizer").create_group("vars")
        optimizer["0"] = np.int64(7)
        optimizer["1"] = np.float32(0.001)
        if container == "layers":
            file.create_group(f"{container}/input_layer").create_group("vars")
        for position, (layer, kind, weights) in enumerate(numbered(keras_layers(model))):
            group = file.create_group(f"{container}/{layer}")
            variables = group.create_group("vars")
            if names:
                variables.attrs["name"] = names.get(layer, layer)
            for index, (_, value) in enumerate(weights):
                dtype = value.dtype if value.dtype == np.int64 else dtypes[(position + index) % len(dtypes)]
                if dtype == "bfloat16":
                    bits = (np.ascontiguousarray(value, np.float32).view(np.uint32) >> 16).astype(np.uint16)
                    variables.create_dataset(str(index), data=bits.view("V2")).attrs["dtype"] = "bfloat16"
                else:
                    variables[str(index)] = np.asarray(value, dtype, order="C")
            if kind == "dropout":
                group.create_group("seed_generator").create_group("vars")["0"] = np.array([1, 2], np.uint32)


def save_legacy(name, model, whole):
    with h5py.File(os.path.join(HERE, name), "w") as file:
        group = file.create_group("model_weights") if whole else file
        layers = list(numbered(keras_layers(model)))
        group.attrs["layer_names"] = np.array([layer.encode() for layer, _, _ in layers])
        group.attrs["backend"] = b"tensorflow"
        group.attrs["keras_version"] = b"2.15.0"
        for layer, _, weights in layers:
            of_layer = group.create_group(layer)
            of_layer.attrs["weight_names"] = np.array([f"{layer}/{role}:0".encode() for role, _ in weights])
            for role, value in weights:
                of_layer[f"{layer}/{role}:0"] = np.asarray(value, value.dtype if value.dtype == np.int64 else np.float32, order="C")
        if whole:
            file.create_group("optimizer_weights")["iteration:0"] = np.int64(7)


images = nn.Sequential(
    nn.Conv2d(2, 4, 3), nn.BatchNorm2d(4), nn.PReLU(4), nn.Conv2d(4, 8, 3, groups=4), nn.MaxPool2d(2), nn.Flatten(),
    nn.Linear(32, 5), nn.LayerNorm(5), nn.Tanh(), nn.Linear(5, 3))
images.flattened = (8, 2, 2)
filled(images)
save_torch("images.safetensors", images)
save_keras("images.weights.h5", images)
save_legacy("images_legacy.h5", images, whole=False)
save_legacy("images_legacy_model.h5", images, whole=True)
predicted("images", images, (8, 8, 2))

matrices = filled(nn.Sequential(nn.Linear(4, 8), nn.Tanh(), nn.Dropout(0.5), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 3)))
save_torch("matrices_bf16.safetensors", matrices, torch.bfloat16)
save_torch("matrices_f64.safetensors", matrices, torch.float64)
save_keras("matrices.weights.h5", matrices, names={"dense": "first", "dense_1": "second", "dense_2": "last"})
save_keras("matrices_mixed.weights.h5", matrices, "_layer_checkpoint_dependencies", dtypes=(np.float16, np.float64, "bfloat16"))
predicted("matrices", matrices, (4,))

table = filled(nn.Sequential(Normalization(4), nn.Linear(4, 3), Normalization(()), nn.Tanh(), nn.Linear(3, 2)))
save_keras("table.weights.h5", table)
save_legacy("table_legacy.h5", table, whole=False)
predicted("table", table, (4,))


class Enlarging(nn.Module):
    """Names that tell no order; the shapes do."""

    def __init__(self):
        super().__init__()
        self.up = nn.ConvTranspose2d(3, 2, 3, stride=2)
        self.norm = nn.GroupNorm(2, 2)
        self.last = nn.Conv2d(2, 4, 2)
        self.act = nn.PReLU()

    def forward(self, x):
        return self.act(self.last(self.norm(self.up(x))))


enlarging = filled(Enlarging())
save_torch("enlarging.safetensors", enlarging)
predicted("enlarging", enlarging, (3, 3, 3))

steps = filled(nn.Sequential(nn.Conv1d(3, 4, 3), nn.Flatten(), nn.BatchNorm1d(16), nn.Linear(16, 2)))
save_torch("steps_f16.safetensors", steps, torch.float16)
predicted("steps", steps, (6, 3))

separable = filled(nn.Sequential(nn.Conv2d(3, 6, 3, groups=3, bias=False), nn.Conv2d(6, 2, 1)))
save_torch("separable.safetensors", separable)
predicted("separable", separable, (4, 4, 3))

with open(os.path.join(HERE, "predictions.json"), "w") as file:
    json.dump(predictions, file, separators=(",", ":"))
