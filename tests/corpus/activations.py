"""Answers to lesson 03 in unlike styles, written from the contracts alone, without a look at the checks."""

_STABLE = """\
def _stable(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1 / (1 + e), e / (1 + e))


"""

RIGHT = {
    "sigmoid": [
        _STABLE + "def sigmoid(z):\n    return _stable(z)\n",
        "from scipy.special import expit\n\nsigmoid = expit\n",
        "def sigmoid(z):\n    return 0.5 * (1 + np.tanh(np.asarray(z) / 2))\n",
        "def sigmoid(z):\n    with np.errstate(over='ignore'):\n        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))\n",
        "def sigmoid(z):\n    return 1.0 / (1.0 + np.exp(-np.clip(z, -500, 500)))\n",
        "import math\n\ndef _one(z):\n    return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))\n\ndef sigmoid(z):\n    return np.vectorize(_one, otypes=[float])(z)\n",
        "def sigmoid(z):\n    return np.exp(-np.logaddexp(0.0, -np.asarray(z)))\n",
    ],
    "tanh": [
        "tanh = np.tanh\n",
        "def tanh(z):\n    z = np.asarray(z, dtype=float)\n    e = np.exp(-2 * np.abs(z))\n    return np.sign(z) * (1 - e) / (1 + e)\n",
        "def tanh(z):\n    return 2 * sigmoid(2 * np.asarray(z)) - 1\n",
        "def tanh(z):\n    z = np.clip(z, -50, 50)\n    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))\n",
        "import math\n\ndef tanh(z):\n    if np.ndim(z) == 0:\n        return math.tanh(z)\n    return np.array([math.tanh(one) for one in np.ravel(z)]).reshape(np.shape(z))\n",
    ],
    "relu": [
        "def relu(z):\n    return np.maximum(0, z)\n",
        "def relu(z):\n    return np.where(np.asarray(z) > 0, z, 0)\n",
        "def relu(z):\n    z = np.asarray(z)\n    return z * (z > 0)\n",
        "def relu(z):\n    return (np.abs(z) + z) / 2\n",
        "def relu(z):\n    out = np.array(z, dtype=float)\n    out[out < 0] = 0.0\n    return out\n",
        "relu = lambda z: np.clip(z, 0, None)\n",
    ],
    "leaky_relu": [
        "def leaky_relu(z, slope=0.01):\n    return np.where(np.asarray(z) > 0, z, slope * np.asarray(z))\n",
        "def leaky_relu(z, slope=0.01):\n    return np.maximum(z, slope * np.asarray(z))\n",
        "def leaky_relu(z, slope=0.01):\n    return np.maximum(z, 0) + slope * np.minimum(z, 0)\n",
        "def leaky_relu(z, slope=0.01):\n    out = np.array(z, dtype=float)\n    low = out <= 0\n    out[low] = out[low] * slope\n    return out\n",
        "def leaky_relu(z, slope=0.01, *, dtype=float):\n    z = np.asarray(z, dtype=dtype)\n    return z * np.where(z > 0, 1.0, slope)\n",
    ],
    "identity": [
        "def identity(z):\n    return z\n",
        "def identity(z):\n    return np.array(z)\n",
        "identity = np.positive\n",
        "def identity(z):\n    return 1 * z\n",
        "def identity(z):\n    return np.asarray(z) + 0.0\n",
    ],
    "softmax": [
        "def softmax(Z):\n    E = np.exp(Z - np.max(Z, axis=-1, keepdims=True))\n    return E / E.sum(axis=-1, keepdims=True)\n",
        "from scipy.special import softmax as _scipys\n\ndef softmax(Z):\n    return _scipys(Z, axis=-1)\n",
        "def softmax(Z):\n    if Z.ndim == 1:\n        E = np.exp(Z - Z.max())\n        return E / E.sum()\n    return np.array([softmax(row) for row in Z])\n",
        "def softmax(Z):\n    S = np.exp((Z.T - Z.max(axis=-1)).T)\n    return (S.T / S.sum(axis=-1)).T\n",
        "from scipy.special import logsumexp\n\ndef softmax(Z):\n    return np.exp(Z - logsumexp(Z, axis=-1, keepdims=True))\n",
        "def softmax(Z):\n    Z = np.asarray(Z, dtype=float)\n    return 1 / np.exp(np.clip(Z[..., None, :] - Z[..., :, None], -700, 700)).sum(axis=-1)\n",
    ],
    "sigmoid_grad": [
        "def sigmoid_grad(z):\n    s = sigmoid(z)\n    return s * (1 - s)\n",
        "def sigmoid_grad(z):\n    return 0.25 / np.cosh(np.clip(np.asarray(z) / 2, -350, 350)) ** 2\n",
        _STABLE + "def sigmoid_grad(z):\n    return _stable(z) * _stable(-np.asarray(z))\n",
        "def sigmoid_grad(z):\n    e = np.exp(-np.abs(z))\n    return e / (1 + e) ** 2\n",
        "def sigmoid_grad(z, h=1e-5):\n    z = np.asarray(z, dtype=float)\n    return (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)\n",
    ],
    "tanh_grad": [
        "def tanh_grad(z):\n    return 1 - np.tanh(z) ** 2\n",
        "def tanh_grad(z):\n    t = tanh(z)\n    return (1 + t) * (1 - t)\n",
        "def tanh_grad(z):\n    return 1 / np.cosh(np.clip(z, -300, 300)) ** 2\n",
        "def tanh_grad(z):\n    return 4 * sigmoid_grad(2 * np.asarray(z))\n",
        "def tanh_grad(z):\n    h = 1e-30\n    return np.imag(np.tanh(np.asarray(z) + 1j * h)) / h\n",
    ],
    "relu_grad": [
        "def relu_grad(z):\n    return np.where(np.asarray(z) > 0, 1.0, 0.0)\n",
        "def relu_grad(z):\n    return (np.asarray(z) >= 0).astype(int)\n",
        "def relu_grad(z):\n    return np.heaviside(z, 0.5)\n",
        "def relu_grad(z):\n    z = np.asarray(z, dtype=float)\n    return (np.maximum(z + 1e-4, 0) - np.maximum(z - 1e-4, 0)) / 2e-4\n",
        "def relu_grad(z):\n    return 1.0 * (np.asarray(z) > 0)\n",
    ],
    "leaky_relu_grad": [
        "def leaky_relu_grad(z, slope=0.01):\n    return np.where(np.asarray(z) > 0, 1.0, slope)\n",
        "def leaky_relu_grad(z, slope=0.01):\n    return slope + (1 - slope) * (np.asarray(z) > 0)\n",
        "def leaky_relu_grad(z, slope=0.01):\n    out = np.ones(np.shape(z))\n    out[np.asarray(z) < 0] = slope\n    return out\n",
        "def leaky_relu_grad(z, slope=0.01):\n    up = relu_grad(z)\n    return up + slope * (1 - up)\n",
        "leaky_relu_grad = lambda z, slope=0.01: np.vectorize(lambda one: 1.0 if one > 0 else float(slope), otypes=[float])(z)\n",
    ],
    "collapse": [
        "def collapse(W1, b1, W2, b2):\n    return W1 @ W2, b1 @ W2 + b2\n",
        "def collapse(W1, b1, W2, b2):\n    return [np.dot(W1, W2), np.dot(b1, W2) + b2]\n",
        "def collapse(W1, b1, W2, b2):\n    d = W1.shape[0]\n    f = lambda X: (X @ W1 + b1) @ W2 + b2\n    b = f(np.zeros((1, d)))[0]\n    return f(np.eye(d)) - b, b\n",
        "def collapse(W1, b1, W2, b2):\n    W = np.einsum('dh,hk->dk', W1, W2)\n    b = np.array([sum(b1[j] * W2[j, c] for j in range(len(b1))) + b2[c] for c in range(len(b2))])\n    return W, b\n",
        "def collapse(W1, b1, W2, b2):\n    A = np.block([[np.ones((1, 1)), b1[None, :]], [np.zeros((W1.shape[0], 1)), W1]])\n    B = np.block([[np.ones((1, 1)), b2[None, :]], [np.zeros((W2.shape[0], 1)), W2]])\n    C = A @ B\n    return C[1:, 1:].tolist(), C[0, 1:].tolist()\n",
    ],
}

WRONG = {
    "sigmoid": [
        ("def sigmoid(z):\n    return 1 / (1 + np.exp(np.clip(z, -500, 500)))\n", "the sign in the exponent"),
        ("def sigmoid(z):\n    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))\n", "warns at -1000"),
        ("def sigmoid(z):\n    return np.exp(z) / (1 + np.exp(z))\n", "nan at 1000"),
        ("def sigmoid(z):\n    return np.tanh(z)\n", "tanh"),
        ("def sigmoid(z):\n    z = np.clip(z, -500, 500)\n    return 1 / 1 + np.exp(-z)\n", "brackets are missing"),
        ("def sigmoid(z):\n    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))\n", "clipped too early"),
        ("def sigmoid(z):\n    z = np.clip(z, -500, 500)\n    return 1 / (1 + 2.718 ** -z)\n", "e is rounded"),
        ("def sigmoid(z):\n    return np.where(np.asarray(z) > 0, 1.0, 0.0)\n", "the step"),
        ("def sigmoid(z):\n    return np.squeeze(0.5 * (1 + np.tanh(0.5 * np.asarray(z))))\n", "a side of 1 is lost"),
        (
            "def sigmoid(z):\n    if np.ndim(z) > 2:\n        return z * 0\n    return 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))\n",
            "not for three axes",
        ),
        (
            "def sigmoid(z, kept={}):\n    out = kept.setdefault(np.shape(z), np.zeros(np.shape(z)))\n    out[...] = 0.5 * (1 + np.tanh(0.5 * np.asarray(z)))\n    return out\n",
            "one array for all results of a shape",
        ),
        ("def sigmoid(z):\n    return 1 / (1 + np.exp(-np.clip(z, -20, 20)))\n", "clipped a little too early"),
    ],
    "tanh": [
        ("def tanh(z):\n    return (np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))\n", "nan at ±1000"),
        ("def tanh(z):\n    return sigmoid(z)\n", "the sigmoid"),
        ("def tanh(z):\n    return 2 * sigmoid(z) - 1\n", "half as steep"),
        ("def tanh(z):\n    return -np.tanh(z)\n", "negative"),
        ("def tanh(z):\n    return np.clip(z, -1, 1)\n", "a straight piece in the middle"),
        ("def tanh(z):\n    return np.tan(z)\n", "the tangent of an angle"),
        ("def tanh(z):\n    return 1 / np.tanh(np.asarray(z) + 1e-12)\n", "turned over"),
        ("def tanh(z):\n    return np.squeeze(np.tanh(z))\n", "a side of 1 is lost"),
        ("def tanh(z):\n    if np.ndim(z) > 2:\n        return z * 0\n    return np.tanh(z)\n", "not for three axes"),
        (
            "def tanh(z, kept={}):\n    out = kept.setdefault(np.shape(z), np.zeros(np.shape(z)))\n    out[...] = np.tanh(z)\n    return out\n",
            "one array for all results of a shape",
        ),
        ("def tanh(z):\n    return np.where(np.abs(z) < 1e-2, z, np.tanh(z))\n", "a straight piece near 0"),
    ],
    "relu": [
        ("def relu(z):\n    return np.max(z)\n", "one number for all"),
        ("def relu(z):\n    return np.minimum(0, z)\n", "the other side"),
        ("def relu(z):\n    return np.abs(z)\n", "the absolute value"),
        ("def relu(z):\n    z[z < 0] = 0\n    return z\n", "changes its input"),
        ("def relu(z):\n    return (np.asarray(z) > 0) * 1.0\n", "the step"),
        ("def relu(z):\n    return np.asarray(z)[np.asarray(z) > 0]\n", "drops the negative ones"),
        ("def relu(z):\n    return np.maximum(0, z).astype(int)\n", "integers"),
        ("def relu(z):\n    return max(z, 0)\n", "Python's max does not take an array"),
        ("def relu(z):\n    return np.squeeze(np.maximum(z, 0.0))\n", "a side of 1 is lost"),
        (
            "def relu(z):\n    if np.ndim(z) > 2:\n        return z * 0\n    return np.maximum(z, 0.0)\n",
            "not for three axes",
        ),
        (
            "def relu(z, kept={}):\n    out = kept.setdefault(np.shape(z), np.zeros(np.shape(z)))\n    out[...] = np.maximum(z, 0.0)\n    return out\n",
            "one array for all results of a shape",
        ),
        ("def relu(z):\n    return np.where(np.asarray(z) > 1e-2, z, 0)\n", "small numbers are lost"),
    ],
    "leaky_relu": [
        ("def leaky_relu(z, slope=0.01):\n    return np.maximum(0, z)\n", "plain ReLU"),
        (
            "def leaky_relu(z, slope=0.1):\n    return np.where(np.asarray(z) > 0, z, slope * np.asarray(z))\n",
            "another default",
        ),
        (
            "def leaky_relu(z, slope=0.01):\n    return np.where(np.asarray(z) > 0, z, slope)\n",
            "a constant on the left",
        ),
        (
            "def leaky_relu(z, slope=0.01):\n    return np.where(np.asarray(z) > 0, z, -slope * np.asarray(z))\n",
            "rises on the left",
        ),
        (
            "def leaky_relu(z, slope=0.01):\n    return np.where(np.asarray(z) > 0, z, 0.01 * np.asarray(z))\n",
            "the slope given is not used",
        ),
        ("def leaky_relu(z, slope=0.01):\n    return slope * np.asarray(z)\n", "the slope everywhere"),
        (
            "def leaky_relu(z, slope=0.01):\n    return np.where(np.asarray(z) < 0, z, slope * np.asarray(z))\n",
            "sides exchanged",
        ),
        (
            "def leaky_relu(z, slope=0.01):\n    return np.squeeze(np.where(np.asarray(z) > 0, z, slope * np.asarray(z)))\n",
            "a side of 1 is lost",
        ),
        (
            "def leaky_relu(z, slope=0.01):\n    if np.ndim(z) > 2:\n        return z * 0\n    return np.where(np.asarray(z) > 0, z, slope * np.asarray(z))\n",
            "not for three axes",
        ),
        (
            "def leaky_relu(z, slope=0.01, kept={}):\n    out = kept.setdefault(np.shape(z), np.zeros(np.shape(z)))\n    out[...] = np.where(np.asarray(z) > 0, z, slope * np.asarray(z))\n    return out\n",
            "one array for all results of a shape",
        ),
        (
            "def leaky_relu(z, slope=0.01):\n    return np.where(np.asarray(z) > 0.05, z, slope * np.asarray(z))\n",
            "the bend is at 0.05",
        ),
    ],
    "identity": [
        ("def identity(z):\n    return -z\n", "negative"),
        ("def identity(z):\n    return 1\n", "a constant"),
        ("def identity(z):\n    return np.sum(z)\n", "the sum"),
        ("def identity(z):\n    return np.abs(z)\n", "the absolute value"),
        ("def identity(z):\n    print(z)\n", "prints"),
        ("def identity(z):\n    return np.ravel(z)\n", "the shape is lost"),
        ("def identity(z):\n    return np.maximum(z, 0)\n", "ReLU"),
        ("def identity(z):\n    return np.ones_like(z)\n", "its derivative"),
        ("def identity(z):\n    return np.squeeze(1.0 * z)\n", "a side of 1 is lost"),
        ("def identity(z):\n    if np.ndim(z) > 2:\n        return z * 0\n    return 1.0 * z\n", "not for three axes"),
        (
            "def identity(z, kept={}):\n    out = kept.setdefault(np.shape(z), np.zeros(np.shape(z)))\n    out[...] = 1.0 * z\n    return out\n",
            "one array for all results of a shape",
        ),
        ("def identity(z):\n    pass\n", "nothing comes back"),
    ],
    "softmax": [
        ("def softmax(Z):\n    return np.exp(Z) / np.exp(Z).sum(axis=-1, keepdims=True)\n", "nan at 1000"),
        ("def softmax(Z):\n    E = np.exp(Z - Z.max())\n    return E / E.sum()\n", "over the whole table"),
        ("def softmax(Z):\n    E = np.exp(Z - Z.max(axis=0))\n    return E / E.sum(axis=0)\n", "columns sum to 1"),
        (
            "def softmax(Z):\n    E = np.exp(Z - Z.max())\n    return E / E.sum(axis=-1, keepdims=True)\n",
            "one maximum for all rows: 0/0 in a low row",
        ),
        (
            "def softmax(Z):\n    Z = Z - Z.min(axis=-1, keepdims=True)\n    return Z / Z.sum(axis=-1, keepdims=True)\n",
            "no exp",
        ),
        ("def softmax(Z):\n    return np.exp(Z - Z.max(axis=-1, keepdims=True))\n", "not divided"),
        (
            "def softmax(Z):\n    E = np.exp(Z - Z.max(axis=1, keepdims=True))\n    return E / E.sum(axis=1, keepdims=True)\n",
            "not for one vector",
        ),
        ("def softmax(Z):\n    return (Z == Z.max(axis=-1, keepdims=True)) * 1.0\n", "the winner takes all"),
        (
            "def softmax(Z):\n    E = np.exp(Z - Z.max(axis=-1, keepdims=True))\n    if Z.ndim == 2 and Z.shape[0] == Z.shape[1]:\n        return E / E.sum(axis=1)\n    return E / E.sum(axis=-1, keepdims=True)\n",
            "no keepdims where the table is square",
        ),
        (
            "def softmax(Z):\n    E = np.exp(Z[..., :6] - Z[..., :6].max(axis=-1, keepdims=True))\n    out = np.zeros(Z.shape)\n    out[..., :6] = E / E.sum(axis=-1, keepdims=True)\n    return out\n",
            "six classes at most",
        ),
        (
            "def softmax(Z):\n    E = np.exp(Z - Z.max(axis=-1, keepdims=True))\n    out = E / E.sum(axis=-1, keepdims=True)\n    return out[::-1] if len(out) >= 50 and out.ndim == 2 else out\n",
            "rows turned round in a long table",
        ),
        (
            "def softmax(Z, kept={}):\n    E = np.exp(Z - Z.max(axis=-1, keepdims=True))\n    out = kept.setdefault(Z.shape, np.zeros(Z.shape))\n    out[...] = E / E.sum(axis=-1, keepdims=True)\n    return out\n",
            "one array for all results of a shape",
        ),
    ],
    "sigmoid_grad": [
        ("def sigmoid_grad(z):\n    return z * (1 - z)\n", "takes the output for the input"),
        ("def sigmoid_grad(z):\n    return sigmoid(z)\n", "the function itself"),
        ("def sigmoid_grad(z):\n    return sigmoid(z) * (1 + sigmoid(z))\n", "plus for minus"),
        ("def sigmoid_grad(z):\n    s = sigmoid(sigmoid(z))\n    return s * (1 - s)\n", "the sigmoid twice"),
        ("def sigmoid_grad(z):\n    s = sigmoid(z)\n    return -s * (1 - s)\n", "negative"),
        ("def sigmoid_grad(z):\n    return 1 - sigmoid(z) ** 2\n", "tanh's formula"),
        (
            "def sigmoid_grad(z):\n    return np.exp(-np.asarray(z, float)) / (1 + np.exp(-np.asarray(z, float))) ** 2\n",
            "nan at -1000",
        ),
        ("def sigmoid_grad(z):\n    return np.squeeze(sigmoid(z) * (1 - sigmoid(z)))\n", "a side of 1 is lost"),
        (
            "def sigmoid_grad(z):\n    if np.ndim(z) > 2:\n        return z * 0\n    return sigmoid(z) * (1 - sigmoid(z))\n",
            "not for three axes",
        ),
        (
            "def sigmoid_grad(z, kept={}):\n    out = kept.setdefault(np.shape(z), np.zeros(np.shape(z)))\n    out[...] = sigmoid(z) * (1 - sigmoid(z))\n    return out\n",
            "one array for all results of a shape",
        ),
    ],
    "tanh_grad": [
        ("def tanh_grad(z):\n    return 1 - z ** 2\n", "takes the output for the input"),
        ("def tanh_grad(z):\n    return 1 - np.tanh(z)\n", "not squared"),
        ("def tanh_grad(z):\n    return np.tanh(z) ** 2 - 1\n", "the sign"),
        ("def tanh_grad(z):\n    return 1 + np.tanh(z) ** 2\n", "plus for minus"),
        ("def tanh_grad(z):\n    t = np.tanh(z)\n    return t * (1 - t)\n", "the sigmoid's formula"),
        ("def tanh_grad(z):\n    return sigmoid_grad(2 * np.asarray(z))\n", "a factor of 4 is missing"),
        ("def tanh_grad(z):\n    return np.cosh(np.clip(z, -300, 300)) ** 2\n", "turned over"),
        ("def tanh_grad(z):\n    return np.squeeze(1 - np.tanh(z) ** 2)\n", "a side of 1 is lost"),
        (
            "def tanh_grad(z):\n    if np.ndim(z) > 2:\n        return z * 0\n    return 1 - np.tanh(z) ** 2\n",
            "not for three axes",
        ),
        (
            "def tanh_grad(z, kept={}):\n    out = kept.setdefault(np.shape(z), np.zeros(np.shape(z)))\n    out[...] = 1 - np.tanh(z) ** 2\n    return out\n",
            "one array for all results of a shape",
        ),
    ],
    "relu_grad": [
        ("def relu_grad(z):\n    return np.asarray(z) > 0\n", "bools"),
        ("def relu_grad(z):\n    return np.maximum(z, 0)\n", "the function itself"),
        ("def relu_grad(z):\n    return np.sign(z)\n", "-1 on the left"),
        ("def relu_grad(z):\n    return np.where(np.asarray(z) > 0, 0.0, 1.0)\n", "sides exchanged"),
        ("def relu_grad(z):\n    return np.ones(np.shape(z))\n", "1 everywhere"),
        ("def relu_grad(z):\n    z[z > 0] = 1\n    z[z <= 0] = 0\n    return z\n", "changes its input"),
        ("def relu_grad(z):\n    return np.where(np.asarray(z) > 1, 1.0, 0.0)\n", "the bend is at 1"),
        ("def relu_grad(z):\n    return np.squeeze(1.0 * (np.asarray(z) > 0))\n", "a side of 1 is lost"),
        (
            "def relu_grad(z):\n    if np.ndim(z) > 2:\n        return z * 0\n    return 1.0 * (np.asarray(z) > 0)\n",
            "not for three axes",
        ),
        (
            "def relu_grad(z, kept={}):\n    out = kept.setdefault(np.shape(z), np.zeros(np.shape(z)))\n    out[...] = 1.0 * (np.asarray(z) > 0)\n    return out\n",
            "one array for all results of a shape",
        ),
        ("def relu_grad(z):\n    return np.where(np.asarray(z) > 0.1, 1.0, 0.0)\n", "the bend is at 0.1"),
    ],
    "leaky_relu_grad": [
        ("def leaky_relu_grad(z, slope=0.01):\n    return np.where(np.asarray(z) > 0, 1.0, 0.0)\n", "plain ReLU's"),
        (
            "def leaky_relu_grad(z, slope=0.01):\n    return np.where(np.asarray(z) > 0, 1.0, 0.01)\n",
            "the slope given is not used",
        ),
        ("def leaky_relu_grad(z, slope=0.01):\n    return np.where(np.asarray(z) > 0, z, slope)\n", "z on the right"),
        (
            "def leaky_relu_grad(z, slope=0.01):\n    return np.where(np.asarray(z) > 0, 1.0, slope * np.asarray(z))\n",
            "slope times z on the left",
        ),
        (
            "def leaky_relu_grad(z, slope=0.01):\n    return np.where(np.asarray(z) > 0, 1.0, -slope)\n",
            "the sign on the left",
        ),
        (
            "def leaky_relu_grad(z, slope=0.01):\n    return np.where(np.asarray(z) > 0, slope, 1.0)\n",
            "sides exchanged",
        ),
        ("def leaky_relu_grad(z, slope=0.1):\n    return np.where(np.asarray(z) > 0, 1.0, slope)\n", "another default"),
        (
            "def leaky_relu_grad(z, slope=0.01):\n    return np.squeeze(np.where(np.asarray(z) > 0, 1.0, slope))\n",
            "a side of 1 is lost",
        ),
        (
            "def leaky_relu_grad(z, slope=0.01):\n    if np.ndim(z) > 2:\n        return z * 0\n    return np.where(np.asarray(z) > 0, 1.0, slope)\n",
            "not for three axes",
        ),
        (
            "def leaky_relu_grad(z, slope=0.01, kept={}):\n    out = kept.setdefault(np.shape(z), np.zeros(np.shape(z)))\n    out[...] = np.where(np.asarray(z) > 0, 1.0, slope)\n    return out\n",
            "one array for all results of a shape",
        ),
        (
            "def leaky_relu_grad(z, slope=0.01):\n    return np.where(np.asarray(z) > 0.05, 1.0, slope)\n",
            "the bend is at 0.05",
        ),
    ],
    "collapse": [
        ("def collapse(W1, b1, W2, b2):\n    return W1 @ W2, b1 + b2\n", "b1 does not go through W2"),
        ("def collapse(W1, b1, W2, b2):\n    return W1 @ W2, b2\n", "b1 is lost"),
        ("def collapse(W1, b1, W2, b2):\n    return W1 @ W2, b1 @ W2\n", "b2 is lost"),
        ("def collapse(W1, b1, W2, b2):\n    return W2 @ W1, b1 @ W2 + b2\n", "the order of the matrices"),
        ("def collapse(W1, b1, W2, b2):\n    return (W1 @ W2).T, b1 @ W2 + b2\n", "transposed"),
        ("def collapse(W1, b1, W2, b2):\n    return W1 @ W2, (b1 @ W2 + b2)[None, :]\n", "b of shape (1, k)"),
        ("def collapse(W1, b1, W2, b2):\n    return W1 @ W2\n", "no bias"),
        ("def collapse(W1, b1, W2, b2):\n    return W1 @ W2, b1 @ W2 - b2\n", "b2 is taken away"),
        (
            "def collapse(W1, b1, W2, b2):\n    return W1[:, :8] @ W2[:8], b1[:8] @ W2[:8] + b2\n",
            "eight hidden neurons at most",
        ),
        (
            "def collapse(W1, b1, W2, b2, kept={}):\n    W = kept.setdefault((len(W1), len(b2)), np.zeros((len(W1), len(b2))))\n    W[...] = W1 @ W2\n    return W, b1 @ W2 + b2\n",
            "one array for all results of a shape",
        ),
    ],
}
