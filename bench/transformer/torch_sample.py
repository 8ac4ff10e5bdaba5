"""
Sampling in PyTorch: python3 torch_sample.py PRESET SETTINGS (as torch_train.py). A repetition draws 64 sequences of a
full context, token by token, with a KV cache that is allocated once and of which the filled part is attended; a token
is drawn by inverse CDF from uniforms that are given.
"""
import math
import sys

import torch
import torch.nn.functional as F

from gpt2 import serve, start

SEQUENCES = 64

preset, settings, model = start(sys.argv)
vocabulary, context, width, heads = (preset[name] for name in ("vocabulary", "context", "width", "heads"))
size = width // heads
pairs = SEQUENCES * heads
uniforms = torch.rand(context, SEQUENCES, 1)
keys = [torch.zeros(context, pairs, size) for _ in model.h]
values = [torch.zeros(context, pairs, size) for _ in model.h]


def attend(attention, keys, values, x, position):
    """
    With one query, products and sums are faster than a matrix product for each pair of sequence and head, and a
    cache whose first axis is the position is read and written in one piece.
    """
    q, k, v = attention.c_attn(x).view(SEQUENCES, 3, width).unbind(1)
    keys[position] = k.reshape(pairs, size)
    values[position] = v.reshape(pairs, size)
    filled = position + 1
    scores = ((q * (1 / math.sqrt(size))).reshape(pairs, size) * keys[:filled]).sum(2)
    shares = torch.softmax(scores, 0).unsqueeze(2)
    return attention.c_proj((shares * values[:filled]).sum(0).view(SEQUENCES, width))


@torch.inference_mode()
def generate():
    tokens = torch.zeros(SEQUENCES, dtype=torch.long)
    for position in range(context):
        x = model.wte(tokens) + model.wpe[position]
        for block, block_keys, block_values in zip(model.h, keys, values):
            x = x + attend(block.attn, block_keys, block_values, block.ln_1(x), position)
            x = x + block.c_proj(F.gelu(block.c_fc(block.ln_2(x)), approximate="tanh"))
        cumulative = torch.softmax(F.linear(model.ln_f(x), model.wte.weight), 1).cumsum(1)
        tokens = torch.searchsorted(cumulative, uniforms[position], right=True).squeeze(1).clamp_(max=vocabulary - 1)


serve(generate, tokens=SEQUENCES * context)
