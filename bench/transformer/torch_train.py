"""
Training steps in PyTorch: python3 torch_train.py PRESET SETTINGS. PRESET is {vocabulary, context, width, layers,
heads, batch}, SETTINGS {threads, foreach}, both JSON. A step is forward, cross-entropy, backward, clipping and AdamW,
on tokens that are in memory.
"""
import sys

import torch
import torch.nn.functional as F

from gpt2 import serve, start

preset, settings, model = start(sys.argv)
vocabulary, context, batch = (preset[name] for name in ("vocabulary", "context", "batch"))
parameters = list(model.parameters())
groups = [
    {"params": [one for one in parameters if one.dim() == 2], "weight_decay": 0.1},
    {"params": [one for one in parameters if one.dim() == 1], "weight_decay": 0.0},
]
optimizer = torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.95), eps=1e-8, foreach=settings["foreach"])


def counting():
    """Rows that count up from a random start by a random stride: something to learn, so that the loss must fall."""
    first = torch.randint(vocabulary, (batch, 1))
    stride = torch.randint(1, 8, (batch, 1))
    rows = (first + stride * torch.arange(context + 1)) % vocabulary
    return rows[:, :-1].contiguous(), rows[:, 1:].reshape(-1)


batches = [counting() for _ in range(16)]
done = 0


def step():
    global done
    tokens, targets = batches[done % len(batches)]
    done += 1
    loss = F.cross_entropy(model(tokens), targets)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(parameters, 1.0)
    optimizer.step()
    return loss.item()


serve(step, tokens=batch * context, parameters=sum(one.numel() for one in parameters))
