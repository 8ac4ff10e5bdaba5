"""An independent GPT-2 in plain PyTorch, to check ours against: it shares no code with it.

    check_gpt2.py logits FOLDER   standard input: lists of tokens; prints the logits after each token of each list
    check_gpt2.py digest FOLDER   prints the SHA-256 of every parameter as float32
    check_gpt2.py write FOLDER    standard input: settings of models by name (see `write`); makes each of them of random
                                  numbers, in Hugging Face's layout in a folder of its name, and prints its digest

Everything is JSON. The parameters' names are those of Hugging Face's GPT2Model, because the modules below are nested
and named as its are; loading is strict, so that a missing, further or misshaped tensor is an error.
"""

import hashlib
import json
import math
import os
import struct
import sys

import torch
from torch import nn

DTYPES = {"F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16}


class Conv1D(nn.Module):
    """A linear map whose weight is [in, out]."""

    def __init__(self, n_in, n_out):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(n_in, n_out))
        self.bias = nn.Parameter(torch.zeros(n_out))

    def forward(self, x):
        return x @ self.weight + self.bias


class Attention(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.heads = c["n_head"]
        self.c_attn = Conv1D(c["n_embd"], 3 * c["n_embd"])
        self.c_proj = Conv1D(c["n_embd"], c["n_embd"])

    def forward(self, x):
        length, width = x.shape
        q, k, v = (
            part.reshape(length, self.heads, width // self.heads).transpose(0, 1)
            for part in self.c_attn(x).split(width, dim=1)
        )
        scores = q @ k.transpose(1, 2) / math.sqrt(width // self.heads)
        future = torch.ones(length, length, dtype=torch.bool).triu(1)
        shares = scores.masked_fill(future, -math.inf).softmax(dim=-1)
        return self.c_proj((shares @ v).transpose(0, 1).reshape(length, width))


class MLP(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.c_fc = Conv1D(c["n_embd"], 4 * c["n_embd"])
        self.c_proj = Conv1D(4 * c["n_embd"], c["n_embd"])

    def forward(self, x):
        x = self.c_fc(x)
        return self.c_proj(0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x))))


class Block(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.ln_1 = nn.LayerNorm(c["n_embd"], eps=c["layer_norm_epsilon"])
        self.attn = Attention(c)
        self.ln_2 = nn.LayerNorm(c["n_embd"], eps=c["layer_norm_epsilon"])
        self.mlp = MLP(c)

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        return x + self.mlp(self.ln_2(x))


class GPT2(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.wte = nn.Embedding(c["vocab_size"], c["n_embd"])
        self.wpe = nn.Embedding(c["n_positions"], c["n_embd"])
        self.h = nn.ModuleList(Block(c) for _ in range(c["n_layer"]))
        self.ln_f = nn.LayerNorm(c["n_embd"], eps=c["layer_norm_epsilon"])

    def forward(self, tokens):
        x = self.wte(tokens) + self.wpe(torch.arange(len(tokens)))
        for block in self.h:
            x = block(x)
        return self.ln_f(x) @ self.wte.weight.T


def read_safetensors(path):
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        numbers = torch.frombuffer(data[start:end], dtype=DTYPES[entry["dtype"]])
        tensors[name] = numbers.reshape(entry["shape"])
    return tensors


def to_bytes(tensor):
    # numpy has no bfloat16.
    raw = tensor.contiguous().view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor.contiguous()
    return raw.numpy().tobytes()


def write_safetensors(path, tensors):
    names = {dtype: name for name, dtype in DTYPES.items()}
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        raw = to_bytes(tensor)
        header[name] = {
            "dtype": names[tensor.dtype],
            "shape": list(tensor.shape),
            "data_offsets": [len(data), len(data) + len(raw)],
        }
        data += raw
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def read(folder):
    with open(os.path.join(folder, "config.json")) as file:
        config = json.load(file)
    model = GPT2(config)
    model.load_state_dict(read_safetensors(os.path.join(folder, "model.safetensors")), strict=True)
    return model


def digest(tensors):
    return {name: hashlib.sha256(to_bytes(tensor.float())).hexdigest() for name, tensor in tensors.items()}


def logits(folder, texts):
    # In double precision: what is compared with it shows its own error alone.
    model = read(folder).double()
    with torch.no_grad():
        return [model(torch.tensor(tokens)).tolist() for tokens in texts]


def write(folder, settings):
    """Settings: config (fields of config.json), seed, dtype; as GPT2LMHeadModel (names with `transformer.`, an
    lm_head and the mask buffers of old versions) where `head` is true; in two files where `shards` is true."""
    config = {
        "architectures": ["GPT2LMHeadModel"],
        "model_type": "gpt2",
        "activation_function": "gelu_new",
        "layer_norm_epsilon": 1e-05,
        **settings["config"],
    }
    torch.manual_seed(settings["seed"])
    dtype = DTYPES[settings["dtype"]]
    shapes = {name: parameter.shape for name, parameter in GPT2(config).state_dict().items()}
    tensors = {name: torch.randn(shape, dtype=torch.float64).to(dtype) for name, shape in shapes.items()}
    told = digest(tensors)
    if settings["head"]:
        size = config["n_positions"]
        for layer in range(config["n_layer"]):
            tensors[f"h.{layer}.attn.bias"] = torch.ones(1, 1, size, size).tril()
            tensors[f"h.{layer}.attn.masked_bias"] = torch.tensor(-1e4)
        head = tensors["wte.weight"]
        tensors = {f"transformer.{name}": tensor for name, tensor in tensors.items()}
        tensors["lm_head.weight"] = head
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "config.json"), "w") as file:
        json.dump(config, file)
    with open(os.path.join(folder, "tokenizer.json"), "w") as file:
        json.dump({"version": "1.0"}, file)
    if not settings["shards"]:
        write_safetensors(os.path.join(folder, "model.safetensors"), tensors)
        return told
    names, files = list(tensors), ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]
    halves = [names[: len(names) // 2], names[len(names) // 2 :]]
    for file_name, half in zip(files, halves):
        write_safetensors(os.path.join(folder, file_name), {name: tensors[name] for name in half})
    weight_map = {name: file_name for file_name, half in zip(files, halves) for name in half}
    with open(os.path.join(folder, "model.safetensors.index.json"), "w") as file:
        json.dump({"metadata": {}, "weight_map": weight_map}, file)
    return told


if __name__ == "__main__":
    command, folder = sys.argv[1:]
    if command == "logits":
        result = logits(folder, json.load(sys.stdin))
    elif command == "digest":
        result = digest(read(folder).state_dict())
    elif command == "write":
        models = json.load(sys.stdin).items()
        result = {name: write(os.path.join(folder, name), settings) for name, settings in models}
    else:
        sys.exit(__doc__)
    json.dump(result, sys.stdout)
