"""Python's side of the metrics bench: the work of ours.ts with the packages that Debian has.

Arguments: TASK FILE, where FILE holds a JSON list of documents, or of two matrices. Protocol of line-worker.ts: a line
of JSON when ready; then for each line read, a number of repetitions, a line with the mean time and what came out.
"""

import json
import math
import resource
import sys
import time
from collections import Counter

task, path = sys.argv[1:3]
with open(path, encoding="utf-8") as file:
    given = json.load(file)


def ngram_counts():
    from nltk.util import ngrams

    counts = [Counter() for _ in range(5)]
    for text in given:
        words = text.split()
        for order in range(1, 6):
            counts[order - 1].update(ngrams(words, order))
    return sum(len(count) for count in counts)


def self_bleu():
    from nltk.translate.bleu_score import SmoothingFunction, sentence_bleu

    words = [text.split() for text in given]
    smooth = SmoothingFunction().method1
    scores = [
        sentence_bleu(words[:at] + words[at + 1 :], hypothesis, smoothing_function=smooth)
        for at, hypothesis in enumerate(words)
    ]
    return sum(scores) / len(scores)


def vendi():
    import numpy as np
    from scipy.linalg import eigvalsh
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.preprocessing import normalize

    counts = CountVectorizer(
        tokenizer=str.split, token_pattern=None, lowercase=False
    ).fit_transform(given)
    rows = normalize(counts.astype(float))
    kernel = np.asarray((rows @ rows.T).todense())
    values = eigvalsh(kernel / kernel.shape[0])
    values = values[values > 0]
    return float(np.exp(-np.sum(values * np.log(values))))


def mauve():
    import numpy as np
    from sklearn.cluster import KMeans
    from sklearn.decomposition import PCA
    from sklearn.preprocessing import normalize

    p, q = (np.asarray(matrix) for matrix in given)
    features = normalize(np.vstack([p, q]))
    reduced = normalize(PCA(n_components=0.9, svd_solver="full").fit_transform(features))
    buckets = len(p) // 10
    labels = KMeans(buckets, n_init=5, max_iter=500, random_state=25).fit_predict(reduced)
    sides = [np.bincount(part, minlength=buckets) for part in (labels[: len(p)], labels[len(p) :])]
    first, second = (side / side.sum() for side in sides)
    curve = []
    for weight in np.linspace(1e-6, 1 - 1e-6, 25):
        mixed = weight * first + (1 - weight) * second
        curve.append([math.exp(-5 * divergence(side, mixed)) for side in (second, first)])
    x, y = np.array([[1, 0], *curve, [0, 1]]).T
    return float(0.5 * (abs(np.trapz(y, x)) + abs(np.trapz(x, y))))


def divergence(p, q):
    import numpy as np

    held = p > 0
    return float(np.sum(p[held] * np.log(p[held] / q[held])))


def frechet():
    import numpy as np
    from scipy.linalg import sqrtm

    p, q = (np.asarray(matrix) for matrix in given)
    covariances = [np.cov(side, rowvar=False) for side in (p, q)]
    root = sqrtm(covariances[0] @ covariances[1]).real
    gap = p.mean(axis=0) - q.mean(axis=0)
    return float(gap @ gap + np.trace(covariances[0] + covariances[1] - 2 * root))


def density():
    import numpy as np
    from sklearn.neighbors import NearestNeighbors

    sample, human = (np.asarray(matrix) for matrix in given)
    nearest = NearestNeighbors(n_neighbors=6).fit(human)
    radii = nearest.kneighbors(human)[0][:, 5]
    distances = np.sqrt(np.maximum(0, squared_distances(sample, human)))
    return float((distances <= radii).sum(axis=1).mean() / 5)


def squared_distances(left, right):
    lengths = [(side * side).sum(axis=1) for side in (left, right)]
    return lengths[0][:, None] + lengths[1] - 2 * left @ right.T


work = {
    "ngram-counts": ngram_counts,
    "self-bleu": self_bleu,
    "vendi": vendi,
    "mauve": mauve,
    "frechet": frechet,
    "density": density,
}[task]
print(json.dumps({"ready": True, "tokens": 1}), flush=True)
for line in sys.stdin:
    times = int(line)
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        value = work()
    print(
        json.dumps(
            {
                "milliseconds": (time.perf_counter() - wall) / times * 1e3,
                "cpuMilliseconds": (time.process_time() - cpu) / times * 1e3,
                "peakMebibytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "value": value,
            }
        ),
        flush=True,
    )
