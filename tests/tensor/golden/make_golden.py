"""Golden values and gradients of the tensor operators, computed by PyTorch.

    OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 /usr/bin/python3 tests/tensor/golden/make_golden.py

writes one JSON file per operator beside this script. Made with PyTorch 1.13.0 (Debian 12: python3-torch).

Each case: inputs, attributes, an output and the gradients of loss = sum(output * seed) with respect to the inputs.
Inputs and seeds are exact in float32; everything is computed in float64 and rounded to 9 significant digits, more
than float32 holds, so an error of a float32 implementation is its own. Arrays are row-major. Inputs without a
gradient (tokens, loss weights, soft targets) have no entry in `gradients`.
"""
import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F

FOLDER = Path(__file__).parent
DIGITS = 9

torch.set_default_dtype(torch.float64)


def normal(*dims):
    """Normal numbers, rounded to a multiple of 1/64: exact in float32 and short in JSON."""
    return torch.round(torch.randn(dims) * 64) / 64


def positive(*dims):
    """Numbers from 0.5 on."""
    return normal(*dims).abs() + 0.5


def array(values):
    return {"dims": list(values.shape), "values": [rounded(value) for value in values.reshape(-1).tolist()]}


def rounded(value):
    short = float(f"{value:.{DIGITS}g}")
    return int(short) if short == int(short) else short


def case(name, compute, inputs, fixed=(), **attributes):
    """Runs `compute(inputs, **attributes)`; `fixed` names the inputs that get no gradient."""
    held = {
        key: value if key in fixed else value.clone().requires_grad_() for key, value in inputs.items()
    }
    output = compute(held, **attributes)
    seed = normal(*output.shape)
    (output * seed).sum().backward()
    return {
        "name": name,
        "inputs": {key: array(value.detach()) for key, value in held.items()},
        "attributes": attributes,
        "output": array(output.detach()),
        "seed": array(seed)["values"],
        "gradients": {key: array(value.grad)["values"] for key, value in held.items() if key not in fixed},
    }


def binary(function, second=normal):
    shapes = [
        ("equal shapes", (2, 3), (2, 3)),
        ("a row", (2, 3, 4), (4,)),
        ("a column", (2, 3), (2, 1)),
        ("both", (3, 1, 2), (4, 1)),
        ("a scalar", (2, 3), ()),
        ("the first is smaller", (3,), (2, 3)),
    ]
    return [case(name, lambda i: function(i["a"], i["b"]), {"a": normal(*a), "b": second(*b)}) for name, a, b in shapes]


def unary(function, first=normal):
    return [
        case("of rank 2", lambda i: function(i["x"]), {"x": first(3, 4)}),
        case("of rank 3", lambda i: function(i["x"]), {"x": first(2, 1, 3)}),
    ]


def large(function):
    """A case whose numbers overflow where the operator is computed carelessly."""
    far = torch.tensor([[-100.0, -12.5, 0.0, 12.5, 100.0], [-30.0, -5.0, 1.0, 5.0, 30.0]])
    return case("far from zero", lambda i: function(i["x"]), {"x": far})


def gelu(x):
    return F.gelu(x, approximate="tanh")


def matmul(inputs, transposeFirst=False, transposeSecond=False, scale=1.0):
    a = inputs["a"].transpose(-1, -2) if transposeFirst else inputs["a"]
    b = inputs["b"].transpose(-1, -2) if transposeSecond else inputs["b"]
    return scale * (a @ b)


def matmul_cases():
    shapes = [("2-D", (), ()), ("batched", (2,), (2,)), ("two batch axes", (2, 2), (2, 2)), ("batch by matrix", (2,), ())]
    cases = []
    for name, batch_a, batch_b in shapes:
        for first in (False, True):
            for second in (False, True):
                a = normal(*batch_a, *((4, 3) if first else (3, 4)))
                b = normal(*batch_b, *((2, 4) if second else (4, 2)))
                turned = (", first transposed" if first else "") + (", second transposed" if second else "")
                scale = 0.25 if second else 1.0
                attributes = {"transposeFirst": first, "transposeSecond": second, "scale": scale}
                cases.append(case(name + turned, matmul, {"a": a, "b": b}, **attributes))
    return cases


def linear(inputs):
    """weight is [in, out], as GPT-2's Conv1D holds it."""
    return inputs["x"] @ inputs["weight"] + inputs["bias"]


def layer_norm(inputs, epsilon):
    x = inputs["x"]
    return F.layer_norm(x, x.shape[-1:], inputs["gamma"], inputs["beta"], epsilon)


def layer_norm_cases():
    affine = lambda width: {"gamma": 1 + normal(width) / 2, "beta": normal(width)}
    flat_row = normal(3, 4)
    flat_row[1] = 0.75
    return [
        case("of rank 2", layer_norm, {"x": normal(3, 4), **affine(4)}, epsilon=1e-5),
        case("of rank 3", layer_norm, {"x": normal(2, 2, 5), **affine(5)}, epsilon=1e-5),
        case("far from zero", layer_norm, {"x": normal(2, 4) + 32, **affine(4)}, epsilon=1e-5),
        case("a row without variance", layer_norm, {"x": flat_row, **affine(4)}, epsilon=1e-5),
    ]


def reduction(function):
    def compute(inputs, axes, keepDimensions):
        return function(inputs["x"], axes, keepdim=keepDimensions)

    return [
        case(f"axes {axes}{', kept' if keep else ''}", compute, {"x": normal(2, 3, 4)}, axes=axes, keepDimensions=keep)
        for axes in ([2], [0], [0, 1], [0, 1, 2])
        for keep in (False, True)
    ]


def reshape_cases():
    compute = lambda i, dims: i["x"].reshape(dims)
    return [
        case("two axes joined", compute, {"x": normal(2, 3, 4)}, dims=[6, 4]),
        case("an axis split", compute, {"x": normal(2, 6)}, dims=[2, 3, 2]),
        case("an axis of one", compute, {"x": normal(4)}, dims=[1, 4, 1]),
    ]


def transpose_cases():
    compute = lambda i, permutation: i["x"].permute(permutation)
    return [
        case("a matrix", compute, {"x": normal(2, 3)}, permutation=[1, 0]),
        case("heads", compute, {"x": normal(2, 3, 2, 2)}, permutation=[0, 2, 1, 3]),
        case("a cycle", compute, {"x": normal(2, 3, 4)}, permutation=[1, 2, 0]),
    ]


def split_cases():
    compute = lambda i, axis, sizes, part: i["x"].split(sizes, axis)[part]
    reversed_parts = lambda i, axis, sizes: torch.cat(i["x"].split(sizes, axis)[::-1], axis)
    x = normal(2, 6)
    thirds = [case(f"third {part}", compute, {"x": x}, axis=1, sizes=[2, 2, 2], part=part) for part in range(3)]
    return [
        *thirds,
        case("unequal parts", compute, {"x": normal(5, 2)}, axis=0, sizes=[1, 4], part=1),
        case("all parts, concatenated in reverse", reversed_parts, {"x": normal(2, 6)}, axis=1, sizes=[1, 2, 3]),
    ]


def concat_cases():
    compute = lambda i, axis: torch.cat(list(i.values()), axis)
    return [
        case("last axis", compute, {"a": normal(2, 1), "b": normal(2, 3)}, axis=1),
        case("first axis, three", compute, {"a": normal(1, 2), "b": normal(2, 2), "c": normal(1, 2)}, axis=0),
        case("middle axis", compute, {"a": normal(2, 1, 2), "b": normal(2, 2, 2)}, axis=1),
    ]


def slice_cases():
    compute = lambda i, axis, start, end: i["x"].narrow(axis, start, end - start)
    return [
        case("rows", compute, {"x": normal(4, 3)}, axis=0, start=1, end=3),
        case("last axis", compute, {"x": normal(2, 2, 5)}, axis=2, start=2, end=5),
        case("middle axis", compute, {"x": normal(2, 4, 2)}, axis=1, start=0, end=1),
    ]


def gather_cases():
    """A token that comes twice gathers both gradients; one that never comes has a gradient of zero."""
    compute = lambda i: F.embedding(i["tokens"], i["table"])
    tokens = torch.tensor([[3, 0, 3], [1, 3, 0]])
    return [
        case("a batch", compute, {"table": normal(5, 4), "tokens": tokens}, fixed=("tokens",)),
        case("a row", compute, {"table": normal(3, 2), "tokens": torch.tensor([2, 2])}, fixed=("tokens",)),
    ]


def hard(inputs):
    """-log softmax(logits)[target], token by token."""
    return F.cross_entropy(inputs["logits"], inputs["targets"], reduction="none")


def soft(inputs):
    """-sum over k of probabilities[k] log softmax(logits)[tokens[k]]; rows that do not sum to 1 are taken as they are."""
    return -(inputs["probabilities"] * F.log_softmax(inputs["logits"], -1).gather(1, inputs["tokens"])).sum(-1)


def weighted_mean(loss):
    """sum(weights * loss) / sum(weights)."""
    return lambda inputs: (inputs["weights"] * loss(inputs)).sum() / inputs["weights"].sum()


def cross_entropy_cases():
    weights = torch.tensor([1.0, 0.0, 0.5, 2.0])
    targets = torch.tensor([2, 0, 4, 2])
    probabilities = torch.tensor([[0.5, 0.25, 0.25], [0.75, 0.25, 0.0], [0.5, 0.25, 0.125], [1.0, 0.0, 0.0]])
    tokens = torch.tensor([[2, 0, 1], [4, 3, 0], [0, 1, 2], [3, 1, 4]])
    given = {"targets": targets}
    believed = {"tokens": tokens, "probabilities": probabilities}
    fixed = ("targets", "tokens", "probabilities", "weights")
    far = torch.tensor([[100.0, -100.0, 0.0], [-50.0, 50.0, 0.0]])
    return [
        case("token by token", hard, {"logits": normal(4, 5), **given}, fixed),
        case("weighted mean", weighted_mean(hard), {"logits": normal(4, 5), **given, "weights": weights}, fixed),
        case("far from zero", hard, {"logits": far, "targets": torch.tensor([1, 1])}, fixed),
        case("soft, token by token", soft, {"logits": normal(4, 5), **believed}, fixed),
        case("soft, weighted mean", weighted_mean(soft), {"logits": normal(4, 5), **believed, "weights": weights}, fixed),
    ]


def attention(inputs):
    """q, k, v: [batch, heads, positions, width of a head]; scores scaled by 1 / sqrt(width of a head)."""
    q, k, v = inputs["q"], inputs["k"], inputs["v"]
    length = q.shape[-2]
    hidden = torch.ones(length, length, dtype=torch.bool).triu(1)
    scores = (q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1])).masked_fill(hidden, -math.inf)
    return torch.softmax(scores, -1) @ v


def attention_cases():
    return [
        case("two heads", attention, {key: normal(2, 2, 4, 3) for key in "qkv"}),
        case("one position", attention, {key: normal(1, 1, 1, 2) for key in "qkv"}),
    ]


OPERATORS = {
    "add": lambda: binary(torch.add),
    "subtract": lambda: binary(torch.sub),
    "multiply": lambda: binary(torch.mul),
    "divide": lambda: binary(torch.div, positive),
    "negate": lambda: unary(torch.neg),
    "exp": lambda: unary(torch.exp),
    "log": lambda: unary(torch.log, positive),
    "sqrt": lambda: unary(torch.sqrt, positive),
    "tanh": lambda: [*unary(torch.tanh), large(torch.tanh)],
    "sigmoid": lambda: [*unary(torch.sigmoid), large(torch.sigmoid)],
    "gelu": lambda: [*unary(gelu), large(gelu)],
    "softmax": lambda: [*unary(lambda x: torch.softmax(x, -1)), large(lambda x: torch.softmax(x, -1))],
    "log-softmax": lambda: [*unary(lambda x: torch.log_softmax(x, -1)), large(lambda x: torch.log_softmax(x, -1))],
    "layer-norm": layer_norm_cases,
    "matmul": matmul_cases,
    "linear": lambda: [
        case("of rank 2", linear, {"x": normal(4, 3), "weight": normal(3, 2), "bias": normal(2)}),
        case("of rank 3", linear, {"x": normal(2, 2, 3), "weight": normal(3, 4), "bias": normal(4)}),
    ],
    "sum": lambda: reduction(torch.sum),
    "mean": lambda: reduction(torch.mean),
    "reshape": reshape_cases,
    "transpose": transpose_cases,
    "split": split_cases,
    "concat": concat_cases,
    "slice": slice_cases,
    "gather": gather_cases,
    "cross-entropy": cross_entropy_cases,
    "causal-attention": attention_cases,
}

for operator, cases in OPERATORS.items():
    torch.manual_seed(4)  # each operator's own numbers, whatever operators come before it
    lines = ",\n".join(json.dumps(one, separators=(",", ":")) for one in cases())
    (FOLDER / f"{operator}.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
