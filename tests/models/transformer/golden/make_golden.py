"""A tiny GPT-2, its losses, gradients and AdamW steps, computed by PyTorch.

    OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 /usr/bin/python3 tests/models/transformer/golden/make_golden.py

writes tiny-gpt2.json (what goes in), float64.json and float32.json (what comes out) beside this script. Made with
PyTorch 1.13.0 (Debian 12: python3-torch), on the CPU.

The model is GPT-2 as published: learned positions, LayerNorm (epsilon 1e-5) before each block and at the end, GELU by
tanh, the head tied to the embedding, biases everywhere. Parameters have Hugging Face's names; the weights of linear
maps are [in, out] as its Conv1D holds them. Weights are multiples of 1/256, exact in float32.

tiny-gpt2.json
  weights           name -> {dims, values}
  tokens            [2, 8], row-major; targets: the token after each
  lossWeights       [2, 8]; one is 0
  soft              for each position the `top` likeliest tokens of a teacher and their probabilities
  adamw             options; decay is for parameters of two axes alone, the embeddings among them
float64.json and float32.json
  logits            [2, 8, 13]
  loss              sum(lossWeights * cross-entropy) / sum(lossWeights)
  gradients         of `loss`: name -> values
  gradientNorm      of all gradients together, before clipping
  softLoss          the same mean of -sum(probability * log softmax); its gradients are softGradients
  steps             loss and gradientNorm of each AdamW step on the same batch, before the step; the first are
                    clipped, the last is not
  after             {"1", "5"}: name -> values after so many steps

The key third of c_attn.bias has no gradient but rounding (a score that all keys share cancels in the softmax). AdamW
divides rounding by itself plus epsilon: in float32 those numbers wander by up to the learning rate, and are no error.
"""
import json
import math
from pathlib import Path

import torch
import torch.nn.functional as F

FOLDER = Path(__file__).parent
VOCABULARY, CONTEXT, WIDTH, LAYERS, HEADS, BATCH = 13, 8, 8, 2, 2, 2
TOP = 3
EPSILON = 1e-5
LEARNING_RATES = [0.02, 0.05, 0.04, 0.03, 0.01]
ADAMW = {"betas": (0.9, 0.95), "eps": 1e-8}
DECAY = 0.1
CLIP = 1.0
DIGITS = {torch.float64: 12, torch.float32: 9}

torch.manual_seed(4)


def exact(values):
    return torch.round(values * 256) / 256


def shapes():
    yield "wte.weight", (VOCABULARY, WIDTH)
    yield "wpe.weight", (CONTEXT, WIDTH)
    for layer in range(LAYERS):
        at = f"h.{layer}"
        yield f"{at}.ln_1.weight", (WIDTH,)
        yield f"{at}.ln_1.bias", (WIDTH,)
        yield f"{at}.attn.c_attn.weight", (WIDTH, 3 * WIDTH)
        yield f"{at}.attn.c_attn.bias", (3 * WIDTH,)
        yield f"{at}.attn.c_proj.weight", (WIDTH, WIDTH)
        yield f"{at}.attn.c_proj.bias", (WIDTH,)
        yield f"{at}.ln_2.weight", (WIDTH,)
        yield f"{at}.ln_2.bias", (WIDTH,)
        yield f"{at}.mlp.c_fc.weight", (WIDTH, 4 * WIDTH)
        yield f"{at}.mlp.c_fc.bias", (4 * WIDTH,)
        yield f"{at}.mlp.c_proj.weight", (4 * WIDTH, WIDTH)
        yield f"{at}.mlp.c_proj.bias", (WIDTH,)
    yield "ln_f.weight", (WIDTH,)
    yield "ln_f.bias", (WIDTH,)


def initial(name, dims):
    """Large numbers, so that every part of the model matters in the loss; gains about 1, biases not 0."""
    gain = ".ln_" in f".{name}" and name.endswith("weight")
    return exact((1 if gain else 0) + torch.randn(dims) * (0.5 if len(dims) == 2 else 0.2))


def norm(x, weights, name):
    return F.layer_norm(x, (WIDTH,), weights[f"{name}.weight"], weights[f"{name}.bias"], EPSILON)


def linear(x, weights, name):
    return x @ weights[f"{name}.weight"] + weights[f"{name}.bias"]


def attention(x, weights, name):
    batch, length, _ = x.shape
    q, k, v = (
        part.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
        for part in linear(x, weights, f"{name}.c_attn").split(WIDTH, dim=2)
    )
    hidden = torch.ones(length, length, dtype=torch.bool).triu(1)
    scores = (q @ k.transpose(2, 3) / math.sqrt(WIDTH // HEADS)).masked_fill(hidden, -math.inf)
    joined = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(batch, length, WIDTH)
    return linear(joined, weights, f"{name}.c_proj")


def logits_of(weights, tokens):
    x = weights["wte.weight"][tokens] + weights["wpe.weight"]
    for layer in range(LAYERS):
        at = f"h.{layer}"
        x = x + attention(norm(x, weights, f"{at}.ln_1"), weights, f"{at}.attn")
        inner = F.gelu(linear(norm(x, weights, f"{at}.ln_2"), weights, f"{at}.mlp.c_fc"), approximate="tanh")
        x = x + linear(inner, weights, f"{at}.mlp.c_proj")
    return norm(x, weights, "ln_f") @ weights["wte.weight"].T


def mean(losses, given):
    return (losses * given["lossWeights"]).sum() / given["lossWeights"].sum()


def hard_loss(weights, given):
    logits = logits_of(weights, given["tokens"])
    return mean(F.cross_entropy(logits.transpose(1, 2), given["targets"], reduction="none"), given)


def soft_loss(weights, given):
    logs = F.log_softmax(logits_of(weights, given["tokens"]), -1).gather(2, given["softTokens"])
    return mean(-(logs * given["softProbabilities"]).sum(-1), given)


def gradients(loss, weights):
    return dict(zip(weights, torch.autograd.grad(loss, list(weights.values()))))


def trained(weights, given):
    """The steps' losses and norms, and the weights after the first and the last."""
    weights = {name: value.detach().clone().requires_grad_() for name, value in weights.items()}
    values = list(weights.values())
    groups = [
        {"params": [value for value in values if value.dim() == 2], "weight_decay": DECAY},
        {"params": [value for value in values if value.dim() == 1], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, **ADAMW)
    steps, after = [], {}
    for step, rate in enumerate(LEARNING_RATES, 1):
        for group in optimizer.param_groups:
            group["lr"] = rate
        optimizer.zero_grad(set_to_none=True)
        loss = hard_loss(weights, given)
        loss.backward()
        total = torch.nn.utils.clip_grad_norm_(values, CLIP)
        optimizer.step()
        steps.append((loss, total))
        if step in (1, len(LEARNING_RATES)):
            after[str(step)] = {name: value.detach().clone() for name, value in weights.items()}
    return steps, after


def numbers(values, digits):
    def rounded(value):
        short = float(f"{value:.{digits}g}")
        return int(short) if short == int(short) else short

    return [rounded(value) for value in values.detach().reshape(-1).tolist()]


def outcome(dtype, weights, given):
    weights = {name: value.to(dtype).requires_grad_() for name, value in weights.items()}
    given = {name: value.to(dtype) if value.is_floating_point() else value for name, value in given.items()}
    digits = DIGITS[dtype]
    shown = lambda tensors: {name: numbers(value, digits) for name, value in tensors.items()}
    scalar = lambda value: numbers(value, digits)[0]
    loss, softer = hard_loss(weights, given), soft_loss(weights, given)
    found = gradients(loss, weights)
    steps, after = trained(weights, given)
    return {
        "logits": numbers(logits_of(weights, given["tokens"]), digits),
        "loss": scalar(loss),
        "gradients": shown(found),
        "gradientNorm": scalar(torch.sqrt(sum((value * value).sum() for value in found.values()))),
        "softLoss": scalar(softer),
        "softGradients": shown(gradients(softer, weights)),
        "steps": [{"loss": scalar(value), "gradientNorm": scalar(total)} for value, total in steps],
        "after": {step: shown(values) for step, values in after.items()},
    }


def write(name, content):
    lines = ",\n".join(f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'))}" for key, value in content.items())
    (FOLDER / name).write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


def main():
    weights = {name: initial(name, dims) for name, dims in shapes()}
    stream = torch.randint(VOCABULARY, (BATCH, CONTEXT + 1))
    teacher = torch.softmax(torch.randn(BATCH, CONTEXT, VOCABULARY), -1).topk(TOP)
    loss_weights = torch.tensor([1, 1, 0.5, 1, 0, 1, 2, 1] * BATCH).view(BATCH, CONTEXT)
    given = {
        "tokens": stream[:, :-1],
        "targets": stream[:, 1:],
        "lossWeights": loss_weights,
        "softTokens": teacher.indices,
        "softProbabilities": exact(teacher.values / teacher.values.sum(-1, keepdim=True)),
    }
    config = dict(vocabulary=VOCABULARY, context=CONTEXT, width=WIDTH, layers=LAYERS, heads=HEADS)
    # The roundings of a row's probabilities must not change what they sum to.
    given["softProbabilities"][..., 0] = 1 - given["softProbabilities"][..., 1:].sum(-1)
    write(
        "tiny-gpt2.json",
        {
            "config": config,
            "weights": {name: {"dims": list(value.shape), "values": numbers(value, 9)} for name, value in weights.items()},
            "tokens": numbers(given["tokens"], 9),
            "targets": numbers(given["targets"], 9),
            "lossWeights": numbers(loss_weights, 9),
            "soft": {
                "top": TOP,
                "tokens": numbers(given["softTokens"], 9),
                "probabilities": numbers(given["softProbabilities"], 9),
            },
            "adamw": {
                "learningRates": LEARNING_RATES,
                "betas": ADAMW["betas"],
                "epsilon": ADAMW["eps"],
                "decay": DECAY,
                "clip": CLIP,
            },
        },
    )
    for dtype in DIGITS:
        write(f"{str(dtype).removeprefix('torch.')}.json", outcome(dtype, weights, given))


main()
