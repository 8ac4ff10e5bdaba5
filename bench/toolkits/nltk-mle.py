"""Fits NLTK's maximum likelihood model of order 4 to the lines of a file: python3 nltk-mle.py TRAIN."""
import sys

from nltk.lm import MLE
from nltk.lm.preprocessing import padded_everygram_pipeline

ORDER = 4

with open(sys.argv[1], encoding="utf-8") as lines:
    documents = [line.split() for line in lines]
grams, vocabulary = padded_everygram_pipeline(ORDER, documents)
model = MLE(ORDER)
model.fit(grams, vocabulary)
