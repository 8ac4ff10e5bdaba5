"""GPT-2 in eager PyTorch, written for speed on the CPU; the model that tests/models/transformer/golden checks."""
import json
import math
import resource
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn


class Attention(nn.Module):
    def __init__(self, width, heads, context):
        super().__init__()
        self.heads = heads
        self.c_attn = nn.Linear(width, 3 * width)
        self.c_proj = nn.Linear(width, width)
        self.register_buffer("mask", torch.full((context, context), -math.inf).triu(1), persistent=False)

    def forward(self, x, batch):
        width = x.shape[1]
        size = width // self.heads
        q, k, v = self.c_attn(x).view(batch, -1, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        # The scale on q is a smaller product than on the scores; the mask is added in place.
        scores = ((q * (1 / math.sqrt(size))) @ k.transpose(2, 3)).add_(self.mask)
        return self.c_proj((torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(-1, width))


class Block(nn.Module):
    def __init__(self, width, heads, context):
        super().__init__()
        self.ln_1 = nn.LayerNorm(width, eps=1e-5)
        self.attn = Attention(width, heads, context)
        self.ln_2 = nn.LayerNorm(width, eps=1e-5)
        self.c_fc = nn.Linear(width, 4 * width)
        self.c_proj = nn.Linear(4 * width, width)

    def forward(self, x, batch):
        x = x + self.attn(self.ln_1(x), batch)
        return x + self.c_proj(F.gelu(self.c_fc(self.ln_2(x)), approximate="tanh"))


class Gpt2(nn.Module):
    def __init__(self, vocabulary, context, width, layers, heads):
        super().__init__()
        self.wte = nn.Embedding(vocabulary, width)
        self.wpe = nn.Parameter(torch.empty(context, width))
        self.h = nn.ModuleList(Block(width, heads, context) for _ in range(layers))
        self.ln_f = nn.LayerNorm(width, eps=1e-5)
        for parameter in self.parameters():
            if parameter.dim() == 2:
                nn.init.normal_(parameter, 0, 0.02)
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.zeros_(module.bias)

    def forward(self, tokens):
        """Logits of all positions of full contexts, [batch * context, vocabulary]."""
        batch = tokens.shape[0]
        x = (self.wte(tokens) + self.wpe).flatten(0, 1)
        for block in self.h:
            x = block(x, batch)
        return F.linear(self.ln_f(x), self.wte.weight)


def start(arguments):
    """The preset and the settings of a worker: two JSON objects."""
    preset, settings = json.loads(arguments[1]), json.loads(arguments[2])
    torch.set_num_threads(settings["threads"])
    # Gradients that are almost 0 cost many times as much as others where the processor keeps them exact.
    torch.set_flush_denormal(True)
    torch.manual_seed(0)
    model = Gpt2(*(preset[name] for name in ("vocabulary", "context", "width", "layers", "heads")))
    return preset, settings, model


def serve(repeat, **facts):
    """
    Writes a line that says that the worker is ready, then answers each line, a number of repetitions, with a line:
    their mean times and the greatest memory of the process so far. Ends when the input ends.
    """
    print(json.dumps({"ready": True, "version": f"PyTorch {torch.__version__}", **facts}), flush=True)
    for line in sys.stdin:
        repetitions = int(line)
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(repetitions):
            loss = repeat()
        answer = {
            "milliseconds": (time.perf_counter() - wall) * 1000 / repetitions,
            "cpuMilliseconds": (time.process_time() - cpu) * 1000 / repetitions,
            "peakMebibytes": peak_mebibytes(),
        }
        print(json.dumps(answer if loss is None else {**answer, "loss": loss}), flush=True)


def peak_mebibytes():
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            kibibytes = next(line.split()[1] for line in status if line.startswith("VmHWM"))
        return int(kibibytes) / 1024
    except FileNotFoundError:
        # macOS has no /proc; it counts bytes.
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)
