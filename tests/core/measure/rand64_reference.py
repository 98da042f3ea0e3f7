#!/usr/bin/env python3
"""The features of rand64 as docs/evaluation.md describes them, once more, with nothing but Python.

Prints the numbers that random_network_test expects. It takes about a minute.
"""

import math
import random

WIDTHS = [16, 32, 64, 128, 128]


def random_state(seed):
    """numpy's RandomState(seed): the same generator as Python's, but for the seeding."""
    mt = [seed & 0xFFFFFFFF]
    for i in range(1, 624):
        mt.append((1812433253 * (mt[-1] ^ (mt[-1] >> 30)) + i) & 0xFFFFFFFF)
    state = random.Random()
    state.setstate((3, tuple(mt) + (624,), None))
    return state.random


def picture():
    """[3][128][128], reduced to 64 x 64 by the mean of four."""
    def at(c, y, x):
        return math.sin(0.05 * (x + 2 * y) + c)

    return [[[sum(at(c, 2 * y + dy, 2 * x + dx) for dy in (0, 1) for dx in (0, 1)) / 4
              for x in range(64)] for y in range(64)] for c in range(3)]


def convolution(maps, weight):
    side = len(maps[0])
    zero = [0.0] * (side + 2)
    padded = [[zero] + [[0.0] + row + [0.0] for row in m] + [zero] for m in maps]
    out = []
    for kernels in weight:
        taps = [(i, ky, kx, kernels[i][ky][kx])
                for i in range(len(maps)) for ky in range(3) for kx in range(3)]
        result = []
        for y in range(side):
            row = [0.0] * side
            for i, ky, kx, w in taps:
                source = padded[i][y + ky]
                for x in range(side):
                    row[x] += w * source[x + kx]
            result.append([v if v > 0 else 0.2 * v for v in row])
        out.append(result)
    return out


def halved(maps):
    return [[[(m[2 * y][2 * x] + m[2 * y][2 * x + 1] + m[2 * y + 1][2 * x] + m[2 * y + 1][2 * x + 1]) / 4
              for x in range(len(m) // 2)] for y in range(len(m) // 2)] for m in maps]


def main():
    u = random_state(0)

    def draw(out, inputs):
        bound = math.sqrt(6 / (9 * inputs))
        return [[[[(2 * u() - 1) * bound for _ in range(3)] for _ in range(3)]
                 for _ in range(inputs)] for _ in range(out)]

    weights = []
    inputs = 3
    for width in WIDTHS:
        weights.append((draw(width, inputs), draw(width, width)))
        inputs = width
    basis = [[2 * u() - 1 for _ in range(736)] for _ in range(64)]
    for r, row in enumerate(basis):
        for _ in range(2):
            for earlier in basis[:r]:
                along = sum(a * b for a, b in zip(row, earlier))
                for i in range(736):
                    row[i] -= along * earlier[i]
        length = math.sqrt(sum(v * v for v in row))
        for i in range(736):
            row[i] /= length

    statistics = []
    maps = picture()
    for stage, (first, second) in enumerate(weights):
        if stage > 0:
            maps = halved(maps)
        maps = convolution(convolution(maps, first), second)
        values = [[v for row in m for v in row] for m in maps]
        means = [sum(v) / len(v) for v in values]
        statistics += means
        statistics += [math.sqrt(sum((x - mean) ** 2 for x in v) / len(v))
                       for v, mean in zip(values, means)]
    features = [3 * sum(a * b for a, b in zip(row, statistics)) for row in basis]
    for i in (0, 1, 31, 62, 63):
        print(i, f"{features[i]:.7f}")
    print("sum of squares", f"{sum(v * v for v in features):.6f}")


main()
