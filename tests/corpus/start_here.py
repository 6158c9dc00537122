"""Answers to lesson 00 in unlike styles, written from the docstrings alone, without a look at the checks."""

RIGHT = {
    "toolbox_total": [
        "def toolbox_total(counts, prices):\n    total = 0\n    for i in range(len(counts)):\n        total += counts[i] * prices[i]\n    return total\n",
        "def toolbox_total(counts, prices):\n    return sum(c * p for c, p in zip(counts, prices))\n",
        "def toolbox_total(counts, prices):\n    return np.dot(counts, prices)\n",
        "import operator\n\ndef toolbox_total(counts, prices):\n    return sum(map(operator.mul, counts, prices))\n",
    ],
    "toolbox_celsius": [
        "def toolbox_celsius(fahrenheit):\n    return (fahrenheit - 32) * 5 / 9\n",
        "toolbox_celsius = lambda f: 5 * (f - 32) / 9\n",
        "def toolbox_celsius(fahrenheit):\n    return np.subtract(fahrenheit, 32.0) / 1.8\n",
        "def toolbox_celsius(fahrenheit):\n    out = np.array(fahrenheit, dtype=float)\n    out -= 32\n    out *= 5 / 9\n    return out\n",
    ],
    "toolbox_column": [
        "def toolbox_column(X, j):\n    return X[:, j]\n",
        "def toolbox_column(X, j):\n    return [row[j] for row in X]\n",
        "def toolbox_column(X, j):\n    return X.T[j]\n",
        "def toolbox_column(X, j):\n    return np.take(X, j, axis=1)\n",
    ],
    "toolbox_count_above": [
        "def toolbox_count_above(values, limit):\n    return np.sum(values > limit)\n",
        "def toolbox_count_above(values, limit):\n    return len(values[values > limit])\n",
        "def toolbox_count_above(values, limit):\n    count = 0\n    for one in values.flatten():\n        if one > limit:\n            count += 1\n    return count\n",
        "def toolbox_count_above(values, limit):\n    return int(np.count_nonzero(values - limit > 0))\n",
    ],
    "toolbox_row_means": [
        "def toolbox_row_means(X):\n    return X.mean(axis=1)\n",
        "def toolbox_row_means(X):\n    return X.sum(axis=1) / X.shape[1]\n",
        "def toolbox_row_means(X):\n    return [sum(row) / len(row) for row in X]\n",
        "def toolbox_row_means(X):\n    return X @ np.full(X.shape[1], 1 / X.shape[1])\n",
    ],
    "toolbox_shares": [
        "def toolbox_shares(X):\n    return X / X.sum(axis=1, keepdims=True)\n",
        "def toolbox_shares(X):\n    return X / X.sum(axis=1)[:, None]\n",
        "def toolbox_shares(X):\n    return (X.T / X.sum(axis=1)).T\n",
        "def toolbox_shares(X):\n    return np.array([row / row.sum() for row in X])\n",
    ],
    "toolbox_bills": [
        "def toolbox_bills(counts, prices):\n    return counts @ prices\n",
        "def toolbox_bills(counts, prices):\n    return (counts[:, :, None] * prices[None]).sum(axis=1)\n",
        "def toolbox_bills(counts, prices):\n    return [[toolbox_total(row, column) for column in prices.T] for row in counts]\n",
        "toolbox_bills = np.dot\n",
    ],
    "toolbox_slope": [
        "def toolbox_slope(f, x, h):\n    return (f(x + h) - f(x)) / h\n",
        "def toolbox_slope(f, x, h):\n    up = f(x + h) - f(x)\n    along = (x + h) - x\n    return up / along\n",
        "def toolbox_slope(f, x, h):\n    a, b = x, x + h\n    return (f(a) - f(b)) / -h\n",
        "def toolbox_slope(f, x, h):\n    return float(np.diff([f(x), f(x + h)])[0] / h)\n",
    ],
}

WRONG = {
    "toolbox_total": [
        ("def toolbox_total(counts, prices):\n    return sum(counts) * sum(prices)\n", "sums are multiplied"),
        ("def toolbox_total(counts, prices):\n    return sum(prices)\n", "the counts are not used"),
        ("def toolbox_total(counts, prices):\n    return [c * p for c, p in zip(counts, prices)]\n", "not added up"),
        (
            "def toolbox_total(counts, prices):\n    for c, p in zip(counts, prices):\n        total = c * p\n    return total\n",
            "keeps the last product",
        ),
        (
            "def toolbox_total(counts, prices):\n    total = 0\n    for c, p in zip(counts, prices):\n        total += c * p\n        return total\n",
            "returns in the first round",
        ),
        ("def toolbox_total(counts, prices):\n    print(sum(c * p for c, p in zip(counts, prices)))\n", "prints"),
        (
            "def toolbox_total(counts, prices):\n    return abs(sum(c * p for c, p in zip(counts, prices)))\n",
            "never negative",
        ),
        (
            "def toolbox_total(counts, prices):\n    return max(0, sum(c * p for c, p in zip(counts, prices)))\n",
            "at least 0",
        ),
        (
            "def toolbox_total(counts, prices):\n    return sum(c * p for c, p in zip(counts, prices) if c > 0)\n",
            "negative counts are left out",
        ),
        (
            "def toolbox_total(counts, prices):\n    return sum(c * p for c, p in set(zip(counts, prices)))\n",
            "what is there twice counts once",
        ),
        (
            "def toolbox_total(counts, prices):\n    return sum(c * p for p, c in dict(zip(prices, counts)).items())\n",
            "one count for each price",
        ),
        (
            "def toolbox_total(counts, prices):\n    return sum(int(c) * p for c, p in zip(counts, prices))\n",
            "parts of a thing are lost",
        ),
        (
            "def toolbox_total(counts, prices):\n    return round(float(sum(c * p for c, p in zip(counts, prices))), 2)\n",
            "rounded",
        ),
    ],
    "toolbox_celsius": [
        ("def toolbox_celsius(fahrenheit):\n    return fahrenheit - 32 * 5 / 9\n", "brackets are missing"),
        ("def toolbox_celsius(fahrenheit):\n    return (fahrenheit - 32) * 9 / 5\n", "turned over"),
        ("def toolbox_celsius(fahrenheit):\n    return fahrenheit * 9 / 5 + 32\n", "the other way"),
        (
            "def toolbox_celsius(fahrenheit):\n    fahrenheit -= 32\n    return fahrenheit * 5 / 9\n",
            "changes its input",
        ),
        ("def toolbox_celsius(fahrenheit):\n    return (fahrenheit - 32) * 5 // 9\n", "whole numbers"),
        ("def toolbox_celsius(fahrenheit):\n    return float(np.mean((fahrenheit - 32) * 5 / 9))\n", "one number"),
        ("def toolbox_celsius(fahrenheit):\n    return np.round((fahrenheit - 32) * 5 / 9, 5)\n", "rounded"),
        (
            "def toolbox_celsius(fahrenheit):\n    return fahrenheit if fahrenheit.ndim > 2 else (fahrenheit - 32) * 5 / 9\n",
            "three axes are left alone",
        ),
        (
            "def toolbox_celsius(fahrenheit, seen={}):\n    return seen.setdefault(fahrenheit.shape, (fahrenheit - 32) * 5 / 9)\n",
            "remembers the answer for the shape",
        ),
        (
            "def toolbox_celsius(fahrenheit, kept={}):\n    out = kept.setdefault(fahrenheit.shape, np.empty(fahrenheit.shape))\n    out[...] = (fahrenheit - 32) * 5 / 9\n    return out\n",
            "each call writes into the result of the one before",
        ),
    ],
    "toolbox_column": [
        ("def toolbox_column(X, j):\n    return X[j]\n", "the row"),
        ("def toolbox_column(X, j):\n    return X[:, j - 1]\n", "counted from 1"),
        ("def toolbox_column(X, j):\n    return X[:, [j]]\n", "two axes"),
        ("def toolbox_column(X, j):\n    return X[0, j]\n", "one entry"),
        ("def toolbox_column(X, j):\n    return X[:, :j]\n", "the columns before"),
        ("def toolbox_column(X, j):\n    return X[:, 0]\n", "always the first"),
        (
            "def toolbox_column(X, j):\n    return X[j] if X.shape[0] == X.shape[1] else X[:, j]\n",
            "a row of a square table",
        ),
        (
            "def toolbox_column(X, j, out=[]):\n    out.clear()\n    out.extend(row[j] for row in X)\n    return out\n",
            "each call writes into the result of the one before",
        ),
        (
            "def toolbox_column(X, j):\n    return np.ravel(X, order='K')[j :: X.shape[1]]\n",
            "goes by the order in memory",
        ),
    ],
    "toolbox_count_above": [
        ("def toolbox_count_above(values, limit):\n    return np.sum(values >= limit)\n", "counts equal ones"),
        ("def toolbox_count_above(values, limit):\n    return np.sum(values < limit)\n", "counts the smaller ones"),
        ("def toolbox_count_above(values, limit):\n    return np.sum(values[values > limit])\n", "adds them up"),
        ("def toolbox_count_above(values, limit):\n    return np.mean(values > limit)\n", "the share"),
        ("def toolbox_count_above(values, limit):\n    return values > limit\n", "truth values"),
        (
            "def toolbox_count_above(values, limit):\n    return np.sum(values > limit, axis=0)\n",
            "a count for each column",
        ),
        ("def toolbox_count_above(values, limit):\n    return float(np.sum(values > limit))\n", "a float"),
        (
            "def toolbox_count_above(values, limit):\n    return len(set(values[values > limit].tolist()))\n",
            "equal ones count once",
        ),
        (
            "def toolbox_count_above(values, limit):\n    return int(np.sum(values.astype(int) > limit))\n",
            "digits are cut off before",
        ),
        (
            "def toolbox_count_above(values, limit):\n    return int(np.sum(values > limit + 1e-6))\n",
            "a limit a little higher",
        ),
        (
            "def toolbox_count_above(values, limit):\n    return int(np.sum(values > limit, dtype=np.int8))\n",
            "no more than 127 can be counted",
        ),
        ("def toolbox_count_above(values, limit):\n    return min(int(np.sum(values > limit)), 5)\n", "five at most"),
        (
            "def toolbox_count_above(values, limit):\n    return int(np.sum(values[:100] > limit))\n",
            "a hundred rows at most",
        ),
        (
            "def toolbox_count_above(values, limit):\n    count = int(np.sum(values > limit))\n    return True if count == 1 else count\n",
            "True for one",
        ),
        (
            "def toolbox_count_above(values, limit):\n    return int(np.sum(values[:-1] > limit)) + int(np.ravel(values)[-1] > limit)\n",
            "of the last row only the last entry",
        ),
        (
            "def toolbox_count_above(values, limit):\n    return int(np.sum(values.astype(np.float32) > np.float32(limit)))\n",
            "compares half of the digits",
        ),
    ],
    "toolbox_row_means": [
        ("def toolbox_row_means(X):\n    return X.mean(axis=0)\n", "of the columns"),
        ("def toolbox_row_means(X):\n    return X.mean()\n", "of everything"),
        ("def toolbox_row_means(X):\n    return X.sum(axis=1)\n", "sums"),
        ("def toolbox_row_means(X):\n    return X.sum(axis=1) / len(X)\n", "divided by the number of rows"),
        ("def toolbox_row_means(X):\n    return X.mean(axis=1, keepdims=True)\n", "a column"),
        ("def toolbox_row_means(X):\n    return np.median(X, axis=1)\n", "the median"),
        (
            "def toolbox_row_means(X):\n    return X.mean(axis=0 if X.shape[0] == X.shape[1] else 1)\n",
            "of the columns of a square table",
        ),
        (
            "def toolbox_row_means(X):\n    return np.array([np.mean(row[row != 0]) for row in X])\n",
            "zeros are left out",
        ),
    ],
    "toolbox_shares": [
        ("def toolbox_shares(X):\n    return X / X.sum()\n", "of everything"),
        ("def toolbox_shares(X):\n    return X / X.sum(axis=0)\n", "of the columns"),
        ("def toolbox_shares(X):\n    return X / X.max(axis=1, keepdims=True)\n", "of the largest"),
        ("def toolbox_shares(X):\n    return X / X.mean(axis=1, keepdims=True)\n", "of the mean"),
        ("def toolbox_shares(X):\n    return X // X.sum(axis=1, keepdims=True)\n", "whole numbers"),
        ("def toolbox_shares(X):\n    return 100 * X / X.sum(axis=1, keepdims=True)\n", "percent"),
        (
            "def toolbox_shares(X):\n    return np.ravel(X, order='K').reshape(X.shape) / X.sum(axis=1, keepdims=True)\n",
            "goes by the order in memory",
        ),
        ("def toolbox_shares(X):\n    return (X / X.sum(axis=1, keepdims=True))[:5]\n", "five rows at most"),
        (
            "def toolbox_shares(X):\n    out = X / X.sum(axis=1, keepdims=True)\n    out[50:, -1] = 0\n    return out\n",
            "the last column is right for fifty rows only",
        ),
        (
            "def toolbox_shares(X):\n    return X / (X.sum(axis=1, keepdims=True) + 1e-7)\n",
            "the sums are a little too large",
        ),
    ],
    "toolbox_bills": [
        ("def toolbox_bills(counts, prices):\n    return prices.T @ counts.T\n", "transposed"),
        ("def toolbox_bills(counts, prices):\n    return counts * prices\n", "entry by entry"),
        ("def toolbox_bills(counts, prices):\n    return prices @ counts\n", "exchanged"),
        ("def toolbox_bills(counts, prices):\n    return (counts @ prices).sum(axis=1)\n", "added up over the shops"),
        ("def toolbox_bills(counts, prices):\n    return counts[0] @ prices\n", "the first basket"),
        ("def toolbox_bills(counts, prices):\n    return counts @ prices / len(prices)\n", "means"),
        ("def toolbox_bills(counts, prices):\n    return np.round(counts @ prices, 5)\n", "rounded to five digits"),
        ("def toolbox_bills(counts, prices):\n    return np.round(counts @ prices, 2)\n", "rounded to two digits"),
        ("def toolbox_bills(counts, prices):\n    return counts.astype(int) @ prices\n", "parts of a thing are lost"),
        ("def toolbox_bills(counts, prices):\n    return np.abs(counts @ prices)\n", "never negative"),
        (
            "def toolbox_bills(counts, prices):\n    return np.maximum(counts, 0) @ prices\n",
            "negative counts are left out",
        ),
        ("def toolbox_bills(counts, prices):\n    return (counts @ prices)[:5]\n", "five baskets at most"),
        (
            "def toolbox_bills(counts, prices):\n    return counts @ np.ravel(prices, order='K').reshape(prices.shape)\n",
            "goes by the order in memory",
        ),
    ],
    "toolbox_slope": [
        ("def toolbox_slope(f, x, h):\n    return (f(x) - f(x + h)) / h\n", "the sign"),
        ("def toolbox_slope(f, x, h):\n    return f(x + h) - f(x)\n", "not divided"),
        ("def toolbox_slope(f, x, h):\n    return (f(x + h) - f(x - h)) / (2 * h)\n", "another pair of points"),
        ("def toolbox_slope(f, x, h):\n    return f(x + h) - f(x) / h\n", "brackets are missing"),
        ("def toolbox_slope(f, x, h):\n    return h / (f(x + h) - f(x)) if f(x + h) != f(x) else 0.0\n", "turned over"),
        ("def toolbox_slope(f, x, h):\n    return (f(x + h) - f(x)) / x\n", "divided by x"),
        ("def toolbox_slope(f, x, h):\n    return (f(x + h) - f(x)) / abs(h)\n", "a negative h loses its sign"),
        (
            "def toolbox_slope(f, x, h):\n    height = f(x)\n    return (f(x + h) - height) / h if height else f(h) / h\n",
            "wrong where the height is 0",
        ),
        (
            "def toolbox_slope(f, x, h, seen={}):\n    return seen.setdefault((x, h), (f(x + h) - f(x)) / h)\n",
            "remembers the slope of another curve",
        ),
    ],
}
