"""Answers to lesson 02 in unlike styles, written from the contracts alone, without a look at the checks."""

RIGHT = {
    "solves": [
        "def solves(w, b, truth_table):\n    X, y = truth_table[:, :2], truth_table[:, 2]\n    return bool(np.all((X @ w + b > 0) == (y == 1)))\n",
        "def solves(w, b, truth_table):\n    for x1, x2, y in truth_table:\n        if int(w[0] * x1 + w[1] * x2 + b > 0) != y:\n            return False\n    return True\n",
        "def solves(w, b, truth_table):\n    return all((1 if np.dot(row[:-1], w) + b > 0 else 0) == row[-1] for row in truth_table)\n",
        "def solves(w, b, truth_table):\n    wrong = sum(abs((np.dot(w, row[:2]) + b > 0) - row[2]) for row in truth_table)\n    return 1 if wrong == 0 else 0\n",
        "solves = lambda w, b, truth_table: np.array_equal(np.heaviside(truth_table[:, :-1] @ np.asarray(w, float) + b, 0), truth_table[:, -1])\n",
    ],
    "count_single_neuron_gates": [
        "def count_single_neuron_gates(truth_tables):\n    found = 0\n    for table in truth_tables:\n        done = False\n        for w1 in (-2, -1, 0, 1, 2):\n            for w2 in (-2, -1, 0, 1, 2):\n                for b in (-2.5, -1.5, -0.5, 0.5, 1.5, 2.5):\n                    if solves(np.array([w1, w2]), b, table):\n                        done = True\n        found += done\n    return found\n",
        "import itertools\n\ndef count_single_neuron_gates(truth_tables):\n    grid = list(itertools.product([-1, 1, 0], [-1, 1, 0], [-1.5, -0.5, 0.5, 1.5]))\n    return sum(any(solves(np.array([a, c]), b, t) for a, c, b in grid) for t in truth_tables)\n",
        "def count_single_neuron_gates(truth_tables):\n    # only different from same: the two tables whose diagonals agree and differ from each other\n    count = 0\n    for t in truth_tables:\n        y = {(int(a), int(b)): int(c) for a, b, c in t}\n        if not (y[0, 0] == y[1, 1] and y[0, 1] == y[1, 0] and y[0, 0] != y[0, 1]):\n            count += 1\n    return count\n",
        "def count_single_neuron_gates(truth_tables):\n    rng = np.random.default_rng(0)\n    tries = np.column_stack([rng.uniform(-1, 1, (4000, 2)), rng.uniform(-1.5, 1.5, 4000)])\n    n = 0\n    for t in truth_tables:\n        fires = t[:, :2] @ tries[:, :2].T + tries[:, 2] > 0\n        n += int((fires == (t[:, 2:] == 1)).all(axis=0).any())\n    return n\n",
    ],
    "XOR": [
        "def XOR(x1, x2):\n    return AND(NAND(x1, x2), OR(x1, x2))\n",
        "def XOR(x1, x2):\n    return x1 ^ x2\n",
        "def XOR(x1, x2):\n    n = NAND(x1, x2)\n    return NAND(NAND(x1, n), NAND(n, x2))\n",
        "def XOR(a, b):\n    return int(a != b)\n",
        "XOR = lambda a, b: abs(a - b)\n",
        "def XOR(x1, x2):\n    return (x1 + x2) % 2 == 1\n",
    ],
    "XNOR": [
        "def XNOR(x1, x2):\n    return 1 - XOR(x1, x2)\n",
        "def XNOR(x1, x2):\n    return OR(AND(x1, x2), NAND(OR(x1, x2), 1))\n",
        "import operator\n\nXNOR = operator.eq\n",
        "def XNOR(x1, x2):\n    return [[1, 0], [0, 1]][x1][x2]\n",
        "def XNOR(x1, x2):\n    x = XOR(x1, x2)\n    return NAND(x, x)\n",
    ],
    "two_layer": [
        "def two_layer(X, W1, b1, W2, b2):\n    H = (X @ W1 + b1 > 0).astype(int)\n    return (H @ W2 + b2 > 0).astype(int)\n",
        "def two_layer(X, W1, b1, W2, b2):\n    fire = lambda Z: np.where(Z > 0, 1.0, 0.0)\n    return fire(fire(np.dot(X, W1) + b1).dot(W2) + b2)\n",
        "def two_layer(X, W1, b1, W2, b2):\n    rows = []\n    for x in X:\n        h = [1 if sum(x[i] * W1[i, j] for i in range(len(x))) + b1[j] > 0 else 0 for j in range(W1.shape[1])]\n        rows.append([1 if sum(h[j] * W2[j, k] for j in range(len(h))) + b2[k] > 0 else 0 for k in range(W2.shape[1])])\n    return rows\n",
        "def two_layer(X, W1, b1, W2, b2):\n    out = X\n    for W, b in ((W1, b1), (W2, b2)):\n        out = np.greater(np.einsum('nd,dh->nh', out, W) + b[None, :], 0) * 1\n    return out\n",
        "def two_layer(X, W1, b1, W2, b2):\n    return ((X @ W1 + b1 > 0) @ W2 + b2) > 0\n",
    ],
    "xor_weights": [
        "def xor_weights():\n    return np.array([[-1, 1], [-1, 1]]), np.array([1.5, -0.5]), np.array([[1], [1]]), np.array([-1.5])\n",
        "def xor_weights():\n    return [[1, -1], [-1, 1]], [-0.5, -0.5], [[1], [1]], [-0.5]\n",
        "def xor_weights():\n    W1 = np.ones((2, 2))\n    b1 = -np.array([0.5, 1.5])\n    W2 = np.array([1.0, -1.0]).reshape(2, 1)\n    return (W1, b1, W2, np.full(1, -0.5))\n",
        "def xor_weights():\n    W1 = np.array([[1.0, 1.0, 0.0], [1.0, 1.0, 0.0]])\n    return [W1, np.array([-0.5, -1.5, -1.0]), np.array([[2.0], [-2.0], [0.0]]), np.array([-1.0])]\n",
    ],
    "half_adder": [
        "def half_adder(a, b):\n    return XOR(a, b), AND(a, b)\n",
        "def half_adder(a, b):\n    return (a + b) % 2, (a + b) // 2\n",
        "def half_adder(a, b):\n    carry, total = divmod(a + b, 2)\n    return [total, carry]\n",
        "def half_adder(a, b):\n    return np.array([a ^ b, a & b])\n",
        "def half_adder(a, b):\n    return a != b, bool(a and b)\n",
    ],
    "full_adder": [
        "def full_adder(a, b, c):\n    s, c1 = half_adder(a, b)\n    s, c2 = half_adder(s, c)\n    return s, OR(c1, c2)\n",
        "def full_adder(a, b, c):\n    return (a + b + c) & 1, (a + b + c) >> 1\n",
        "def full_adder(a, b, c):\n    return XOR(XOR(a, b), c), 1 if a + b + c >= 2 else 0\n",
        "def full_adder(a, b, c):\n    table = {0: (0, 0), 1: (1, 0), 2: (0, 1), 3: (1, 1)}\n    return table[a + b + c]\n",
    ],
    "network_for": [
        "def network_for(truth_table):\n    X, y = truth_table[:, :-1], truth_table[:, -1]\n    ones = X[y == 1]\n    d = X.shape[1]\n    W1 = (2 * ones - 1).T.reshape(d, len(ones)).astype(float)\n    b1 = 0.5 - ones.sum(axis=1)\n    return W1, b1, np.ones((len(ones), 1)), np.array([-0.5])\n",
        "def network_for(truth_table):\n    d = truth_table.shape[1] - 1\n    columns, biases = [], []\n    for *x, y in truth_table.tolist():\n        if y:\n            columns.append([1.0 if one else -1.0 for one in x])\n            biases.append(0.5 - sum(x))\n    W1 = np.array(columns).reshape(len(columns), d).T\n    return W1, np.array(biases, dtype=float), np.full((len(columns), 1), 1.0), np.array([-0.5])\n",
        "def network_for(truth_table):\n    t = np.asarray(truth_table, dtype=float)\n    X, y = t[:, :-1], t[:, -1]\n    W1 = 2 * X.T - 1\n    b1 = -(X.sum(axis=1) - 0.5)\n    W2 = y[:, None] * 1.0\n    return [W1, b1, W2, np.array([-0.5])]\n",
        "def network_for(truth_table):\n    X, y = truth_table[:, :-1], truth_table[:, -1]\n    zeros = X[y == 0]\n    # say 1 unless one of the rows that give 0 is met\n    W1 = np.where(zeros == 1, 3.0, -3.0).T.reshape(X.shape[1], len(zeros))\n    b1 = -3.0 * zeros.sum(axis=1) + 1\n    return W1, b1, -np.ones((len(zeros), 1)), np.array([0.5])\n",
    ],
}

WRONG = {
    "solves": [
        (
            "def solves(w, b, truth_table):\n    return bool(np.all((truth_table[:, :2] @ w + b >= 0) == (truth_table[:, 2] == 1)))\n",
            "fires on the line",
        ),
        (
            "def solves(w, b, truth_table):\n    return bool(np.any((truth_table[:, :2] @ w + b > 0) == (truth_table[:, 2] == 1)))\n",
            "one right row is enough",
        ),
        (
            "def solves(w, b, truth_table):\n    return (truth_table[:, :2] @ w + b > 0) == (truth_table[:, 2] == 1)\n",
            "a row of answers, not one",
        ),
        (
            "def solves(w, b, truth_table):\n    return bool(np.all((truth_table[:, :2] @ w > 0) == (truth_table[:, 2] == 1)))\n",
            "no bias",
        ),
        ("def solves(w, b, truth_table):\n    return True\n", "always"),
        (
            "def solves(w, b, truth_table):\n    for row in truth_table:\n        return (np.dot(row[:2], w) + b > 0) == row[2]\n",
            "returns after the first row",
        ),
        (
            "def solves(w, b, truth_table):\n    order = [(0, 0), (0, 1), (1, 0), (1, 1)]\n    return [int(np.dot(x, w) + b > 0) for x in order] == list(truth_table[:, 2])\n",
            "takes the rows to be in one order",
        ),
        (
            "def solves(w, b, truth_table):\n    return bool(np.all((truth_table[:, :2] @ w + b > 1e-2) == truth_table[:, 2]))\n",
            "fires only above one hundredth",
        ),
        (
            "def solves(w, b, truth_table):\n    return bool(np.all((truth_table[:, :2] @ w + b > 0.2) == truth_table[:, 2]))\n",
            "fires only above one fifth",
        ),
        (
            "def solves(w, b, truth_table):\n    return bool(np.all((truth_table[:, :2] @ w + b > 0) == truth_table[:, 2])) if truth_table[:, 2].any() else False\n",
            "the table of only 0 is never solved",
        ),
        (
            "def solves(w, b, truth_table):\n    return bool(np.all((truth_table[:, :2] @ w + b > 0) == truth_table[:, 2])) if not truth_table[:, 2].all() else False\n",
            "the table of only 1 is never solved",
        ),
    ],
    "count_single_neuron_gates": [
        (
            "def count_single_neuron_gates(truth_tables):\n    return 14\n",
            "the answer for all sixteen, whatever is given",
        ),
        ("def count_single_neuron_gates(truth_tables):\n    return len(truth_tables)\n", "all of them"),
        (
            "def count_single_neuron_gates(truth_tables):\n    return max(len(truth_tables) - 2, 0)\n",
            "two less, whatever is given",
        ),
        (
            "def count_single_neuron_gates(truth_tables):\n    return sum(any(solves(np.array([a, c]), b, t) for a in (0, 1) for c in (0, 1) for b in (-1.5, -0.5, 0.5)) for t in truth_tables)\n",
            "negative weights are not tried",
        ),
        (
            "def count_single_neuron_gates(truth_tables):\n    return sum(any(solves(np.array([a, c]), 0, t) for a in (-1, 0, 1) for c in (-1, 0, 1)) for t in truth_tables)\n",
            "no bias is tried",
        ),
        (
            "def count_single_neuron_gates(truth_tables):\n    n = 0\n    for t in truth_tables:\n        for a in (-1, 0, 1):\n            for c in (-1, 0, 1):\n                for b in (-1.5, -0.5, 0.5, 1.5):\n                    n += solves(np.array([a, c]), b, t)\n    return n\n",
            "counts weights, not tables",
        ),
        (
            "def count_single_neuron_gates(truth_tables):\n    return float(sum(any(solves(np.array([a, c]), b, t) for a in (-1, 0, 1) for c in (-1, 0, 1) for b in (-1.5, -0.5, 0.5, 1.5)) for t in truth_tables))\n",
            "a float where a count is asked",
        ),
    ],
    "XOR": [
        ("def XOR(x1, x2):\n    return OR(x1, x2)\n", "OR"),
        ("def XOR(x1, x2):\n    return 1 - (x1 ^ x2)\n", "XNOR"),
        ("def XOR(x1, x2):\n    return NAND(AND(x1, x2), OR(x1, x2))\n", "outer and inner gate exchanged"),
        ("def XOR(x1, x2):\n    return OR(NAND(x1, x2), OR(x1, x2))\n", "OR outside: always 1"),
        ("def XOR(x1, x2):\n    return x1 - x2\n", "the sign stays"),
        ("def XOR(x1, x2):\n    return x1\n", "looks at one input"),
        ("def XOR(x1, x2):\n    return NAND(x1, x2)\n", "NAND"),
        (
            "def XOR(x1, x2, calls=[0]):\n    calls[0] += 1\n    return (0, 1, 1, 0)[calls[0] % 4 - 1]\n",
            "answers by the number of the call",
        ),
    ],
    "XNOR": [
        ("def XNOR(x1, x2):\n    return x1 ^ x2\n", "XOR"),
        ("def XNOR(x1, x2):\n    return AND(NAND(x1, x2), OR(x1, x2))\n", "the source's formula, which is XOR"),
        ("def XNOR(x1, x2):\n    return AND(x1, x2)\n", "AND"),
        ("def XNOR(x1, x2):\n    return 1 - OR(x1, x2)\n", "NOR"),
        ("def XNOR(x1, x2):\n    return -(x1 == x2)\n", "the negative"),
        ("def XNOR(x1, x2):\n    return 1\n", "always"),
    ],
    "two_layer": [
        ("def two_layer(X, W1, b1, W2, b2):\n    return (X @ W1 + b1) @ W2 + b2 > 0\n", "no step in the hidden layer"),
        ("def two_layer(X, W1, b1, W2, b2):\n    return (X @ W1 + b1 > 0) @ W2 + b2\n", "no step in the last layer"),
        (
            "def two_layer(X, W1, b1, W2, b2):\n    return (((X @ W1 + b1 > 0) @ W2 + b2) > 0).ravel()\n",
            "the columns are lost",
        ),
        ("def two_layer(X, W1, b1, W2, b2):\n    return ((X @ W1 > 0) @ W2 > 0) * 1\n", "no biases"),
        (
            "def two_layer(X, W1, b1, W2, b2):\n    return ((X @ W1 + b1 >= 0) @ W2 + b2 >= 0) * 1\n",
            "fires on the line",
        ),
        ("def two_layer(X, W1, b1, W2, b2):\n    return (((X @ W1 + b1 > 0) @ W2 + b2) > 0).T * 1\n", "transposed"),
        ("def two_layer(X, W1, b1, W2, b2):\n    H = X @ W1 + b1 > 0\n    return H * 1\n", "the hidden layer's output"),
        ("def two_layer(X, W1, b1, W2, b2):\n    return np.sign(np.sign(X @ W1 + b1) @ W2 + b2)\n", "signs"),
        (
            "def two_layer(X, W1, b1, W2, b2):\n    W1 = W1.T if W1.shape[0] == W1.shape[1] else W1\n    return ((X @ W1 + b1 > 0).astype(int) @ W2 + b2 > 0).astype(int)\n",
            "a square W1 lies",
        ),
        (
            "def two_layer(X, W1, b1, W2, b2):\n    b1 = b1[:, None] if len(b1) == len(X) else b1\n    return ((X @ W1 + b1 > 0).astype(int) @ W2 + b2 > 0).astype(int)\n",
            "the hidden biases go with the rows where they fit",
        ),
        (
            "def two_layer(X, W1, b1, W2, b2):\n    H = (X @ W1 + b1 > 0).astype(int)[:, :8]\n    return (H @ W2[:8] + b2 > 0).astype(int)\n",
            "eight hidden neurons at most",
        ),
        (
            "def two_layer(X, W1, b1, W2, b2):\n    H = (X @ W1 + b1 > 0).astype(int)[:, :5]\n    return (H @ W2[:5] + b2 > 0).astype(int)\n",
            "five hidden neurons at most",
        ),
        (
            "def two_layer(X, W1, b1, W2, b2):\n    out = ((X @ W1 + b1 > 0).astype(int) @ W2 + b2 > 0).astype(int)\n    out[:, 2:] = 0\n    return out\n",
            "two outputs at most",
        ),
        (
            "def two_layer(X, W1, b1, W2, b2):\n    out = ((X @ W1 + b1 > 0).astype(int) @ W2 + b2 > 0).astype(int)\n    out[50:] = 0\n    return out\n",
            "fifty examples at most",
        ),
        (
            "def two_layer(X, W1, b1, W2, b2):\n    return ((X[:, :3] @ W1[:3] + b1 > 0).astype(int) @ W2 + b2 > 0).astype(int)\n",
            "three inputs at most",
        ),
        (
            "def two_layer(X, W1, b1, W2, b2):\n    return ((X @ W1 + b1 > 0.01).astype(int) @ W2 + b2 > 0.01).astype(int)\n",
            "fires only above one hundredth",
        ),
        (
            "def two_layer(X, W1, b1, W2, b2, kept={}):\n    out = kept.setdefault((len(X), len(b2)), np.zeros((len(X), len(b2)), int))\n    out[:] = ((X @ W1 + b1 > 0).astype(int) @ W2 + b2 > 0).astype(int)\n    return out\n",
            "each call writes into the result of the one before",
        ),
        (
            "def two_layer(X, W1, b1, W2, b2, seen={}):\n    return seen.setdefault(X.tobytes(), ((X @ W1 + b1 > 0).astype(int) @ W2 + b2 > 0).astype(int))\n",
            "remembers the answer to the same examples",
        ),
    ],
    "xor_weights": [
        (
            "def xor_weights():\n    return np.array([[1, 1], [1, 1]]), np.array([-0.5, -0.5]), np.array([[1], [1]]), np.array([-0.5])\n",
            "two ORs: OR",
        ),
        (
            "def xor_weights():\n    return np.array([[-1, 1], [-1, 1]]), np.array([1.5, -0.5]), np.array([1, 1]), np.array([-1.5])\n",
            "W2 of shape (2,)",
        ),
        (
            "def xor_weights():\n    return np.array([[-1, 1], [-1, 1]]), np.array([1.5, -0.5]), np.array([[1], [1]]), -1.5\n",
            "b2 is a number",
        ),
        (
            "def xor_weights():\n    return np.array([[1, -1], [1, -1]]), np.array([-1.5, 0.5]), np.array([[1], [1]]), np.array([-0.5])\n",
            "XNOR",
        ),
        (
            "def xor_weights():\n    return np.array([[np.nan, 1], [-1, 1]]), np.array([1.5, -0.5]), np.array([[1], [1]]), np.array([-1.5])\n",
            "a nan",
        ),
        ("def xor_weights():\n    return np.array([1, 1]), -0.5\n", "one neuron"),
        ("def xor_weights():\n    return np.zeros((2, 2)), np.zeros(2), np.zeros((2, 1)), np.zeros(1)\n", "zeros"),
    ],
    "half_adder": [
        ("def half_adder(a, b):\n    return AND(a, b), XOR(a, b)\n", "carry first"),
        ("def half_adder(a, b):\n    return a + b, AND(a, b)\n", "the sum is 2 for two ones"),
        ("def half_adder(a, b):\n    return OR(a, b), AND(a, b)\n", "OR for the sum"),
        ("def half_adder(a, b):\n    return XOR(a, b)\n", "the sum alone"),
        ("def half_adder(a, b):\n    return XOR(a, b), OR(a, b)\n", "OR for the carry"),
        ("def half_adder(a, b):\n    return XOR(a, b), 0\n", "never a carry"),
        (
            "def half_adder(a, b, calls=[0]):\n    calls[0] += 1\n    return ((0, 0), (1, 0), (1, 0), (0, 1))[calls[0] % 4 - 1]\n",
            "answers by the number of the call",
        ),
    ],
    "full_adder": [
        (
            "def full_adder(a, b, c):\n    s, c1 = half_adder(a, b)\n    s, c2 = half_adder(s, c)\n    return s, AND(c1, c2)\n",
            "AND joins the carries",
        ),
        ("def full_adder(a, b, c):\n    return half_adder(a, b)\n", "c is not looked at"),
        ("def full_adder(a, b, c):\n    return a + b + c, int(a + b + c > 1)\n", "the sum goes to 3"),
        ("def full_adder(a, b, c):\n    return (a + b + c) % 2, int(a + b + c > 2)\n", "carries only for three ones"),
        ("def full_adder(a, b, c):\n    return XOR(a, b), OR(AND(a, b), c)\n", "c goes into the carry alone"),
        (
            "def full_adder(a, b, c):\n    s, c1 = half_adder(a, b)\n    s, c2 = half_adder(s, c)\n    return s, c2\n",
            "the first carry is lost",
        ),
        (
            "def full_adder(a, b, c):\n    s, c1 = half_adder(a, b)\n    s, c2 = half_adder(s, c)\n    return OR(c1, c2), s\n",
            "carry first",
        ),
    ],
    "network_for": [
        (
            "def network_for(truth_table):\n    X, y = truth_table[:, :-1], truth_table[:, -1]\n    ones = X[y == 1]\n    W1 = ones.T.reshape(X.shape[1], len(ones)).astype(float)\n    b1 = 0.5 - ones.sum(axis=1)\n    return W1, b1, np.ones((len(ones), 1)), np.array([-0.5])\n",
            "zeros in a row are not spoken against",
        ),
        (
            "def network_for(truth_table):\n    X, y = truth_table[:, :-1], truth_table[:, -1]\n    ones = X[y == 1]\n    W1 = (2 * ones - 1).T.reshape(X.shape[1], len(ones)).astype(float)\n    b1 = 0.5 - ones.sum(axis=1)\n    return W1, b1, np.ones((len(ones), 1)), np.array([0.5])\n",
            "the last neuron always fires",
        ),
        (
            "def network_for(truth_table):\n    X, y = truth_table[:, :-1], truth_table[:, -1]\n    ones = X[y == 0]\n    W1 = (2 * ones - 1).T.reshape(X.shape[1], len(ones)).astype(float)\n    b1 = 0.5 - ones.sum(axis=1)\n    return W1, b1, np.ones((len(ones), 1)), np.array([-0.5])\n",
            "units for the rows that give 0",
        ),
        ("def network_for(truth_table):\n    return xor_weights()\n", "XOR, whatever is asked"),
        (
            "def network_for(truth_table):\n    d = truth_table.shape[1] - 1\n    return np.zeros((d, 1)), np.zeros(1), np.ones((1, 1)), np.array([-0.5])\n",
            "always 0",
        ),
        (
            "def network_for(truth_table):\n    X, y = truth_table[:, :-1], truth_table[:, -1]\n    ones = X[y == 1]\n    W1 = (2 * ones - 1).T.reshape(X.shape[1], len(ones)).astype(float)\n    b1 = 0.5 - ones.sum(axis=1)\n    return W1, b1, np.ones((len(ones), 1)), -0.5\n",
            "b2 is a number",
        ),
        (
            "def network_for(truth_table):\n    X, y = truth_table[:, :-1], truth_table[:, -1]\n    ones = X[y == 1]\n    W1 = (2 * ones - 1).astype(float)\n    b1 = 0.5 - ones.sum(axis=1)\n    return W1, b1, np.ones((len(ones), 1)), np.array([-0.5])\n",
            "W1 is transposed",
        ),
        (
            "def network_for(truth_table):\n    X = np.array([(0, 0), (0, 1), (1, 0), (1, 1)])\n    y = truth_table[:, -1]\n    ones = X[y[:4] == 1]\n    W1 = (2 * ones - 1).T.reshape(2, len(ones)).astype(float)\n    return W1, 0.5 - ones.sum(axis=1), np.ones((len(ones), 1)), np.array([-0.5])\n",
            "two inputs in one order only",
        ),
    ],
}
