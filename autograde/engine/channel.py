"""Frames between the trusted side and a student's process: a JSON header, then the arrays as ``.npy`` blocks.

A frame is two lengths (header, blocks; four bytes each), the header and the blocks. Nothing that arrives is trusted:
both lengths are capped before a byte is read, types are exact, dtypes are on a short list, an array's shape must fit
its bytes, and nothing is ever unpickled. Whatever does not fit raises :class:`InvalidReplyError`.
"""

from __future__ import annotations

import functools
import io
import json
import math
import socket
import struct
import time
from typing import Any

import numpy as np

from neurons.checking.values import Opaque, Source, Tensor

__all__ = ["ChannelClosedError", "InvalidReplyError", "Reader", "TooSlowError", "pack", "send", "unpack"]

HEADER_CAP = 8 * 2**20
BLOCKS_CAP = 48 * 2**20
READ_AT_ONCE = 2**16  # small frames come several to a call
SHORTEST_NAP, LONGEST_NAP = 0.001, 0.02  # seconds
DEPTH_CAP = 20
ITEMS_CAP = 500_000
INTEGER_BITS = 4096
DTYPES = frozenset(
    [
        "?1",
        "b1",
        "i1",
        "i2",
        "i4",
        "i8",
        "u1",
        "u2",
        "u4",
        "u8",
        "f2",
        "f4",
        "f8",
        "f16",
        "c8",
        "c16",
        "c32",
    ]
)
TENSOR_DTYPES = frozenset(
    [
        "bool",
        "uint8",
        "int8",
        "int16",
        "int32",
        "int64",
        "float16",
        "bfloat16",
        "float32",
        "float64",
        "complex64",
        "complex128",
    ]
)


class InvalidReplyError(ValueError):
    """What came is not a well-formed frame, or more of it than a right answer can need."""


class ChannelClosedError(EOFError):
    """The other side closed the channel at a frame's end."""


class TooSlowError(TimeoutError):
    """The deadline passed before a frame was complete."""


# --- writing --------------------------------------------------------------------------------------------------------


def _text(value: str) -> str:
    return value.encode("utf-8", "replace").decode("utf-8")  # lone surrogates do not travel


def _encode(value: Any, blocks: list[bytes]) -> Any:
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is int:
        return value if value.bit_length() <= 53 else {"int": hex(value)}
    if kind is str:
        return _text(value)
    if kind is float:
        return {"float": value.hex()}
    if kind is np.ndarray:
        return {"array": _block(value, blocks)}
    if kind is Tensor:
        return {"tensor": _block(value.data, blocks), "dtype": value.dtype, "attached": bool(value.attached)}
    if kind is Opaque:
        return {"opaque": _text(value.kind)}
    if kind is Source:
        return {"source": _text(value.code)}
    if kind is list:
        return [_encode(item, blocks) for item in value]
    if kind is tuple:
        return {"tuple": [_encode(item, blocks) for item in value]}
    if kind is dict:
        return {"dict": [[_text(key), _encode(item, blocks)] for key, item in value.items()]}
    raise TypeError(f"{kind.__name__} does not travel; call plain() on it first")


def _block(array: np.ndarray, blocks: list[bytes]) -> int:
    fortran = array.flags.f_contiguous and not array.flags.c_contiguous
    # What np.lib.format.write_array writes, but for the header, which is made once for each kind of array.
    blocks.append(_header(array.dtype, array.shape, fortran) + array.tobytes("F" if fortran else "C"))
    return len(blocks) - 1


@functools.lru_cache(maxsize=4096)
def _header(dtype: np.dtype, shape: tuple[int, ...], fortran: bool) -> bytes:
    if dtype.hasobject:
        raise ValueError("an array of objects does not travel")
    written = io.BytesIO()
    told = {"descr": np.lib.format.dtype_to_descr(dtype), "fortran_order": fortran, "shape": shape}
    np.lib.format.write_array_header_1_0(written, told)
    return written.getvalue()


def pack(message: dict[str, Any]) -> bytes:
    """Return the frame of a message: a dict of plain values."""
    blocks: list[bytes] = []
    body = {key: _encode(item, blocks) for key, item in message.items()}
    header = json.dumps([[len(block) for block in blocks], body], ensure_ascii=True).encode()
    payload = b"".join(blocks)
    return struct.pack(">II", len(header), len(payload)) + header + payload


def send(channel: socket.socket, message: dict[str, Any]) -> None:
    """Write one message."""
    channel.sendall(pack(message))


# --- reading --------------------------------------------------------------------------------------------------------


class Reader:
    """Reads frames from a socket, never more bytes in all than `budget`.

    With `naps` it does not wait in the system's call, where each small frame would wake it (and make its writer wait
    for a switch of processes), but looks again and again, ever more seldom until something came.
    """

    def __init__(self, channel: socket.socket, budget: int = 256 * 2**20, naps: bool = False) -> None:
        self._channel, self._budget, self._buffer = channel, budget, bytearray()
        self._naps, self._nap = naps, SHORTEST_NAP

    def read(self, deadline: float | None = None) -> dict[str, Any]:
        """Return the next message.

        Parameters
        ----------
        deadline : float, optional
            On :func:`time.monotonic`'s clock.

        Raises
        ------
        ChannelClosedError, TooSlowError, InvalidReplyError
            The other side is gone, took too long, or sent something else than a message.
        """
        lengths = self._exactly(8, deadline, at_start=True)
        header_length, blocks_length = struct.unpack(">II", lengths)
        if header_length > HEADER_CAP or blocks_length > BLOCKS_CAP:
            raise InvalidReplyError(f"a reply of {header_length} + {blocks_length} bytes is more than any answer needs")
        self._budget -= header_length + blocks_length
        if self._budget < 0:
            raise InvalidReplyError("all replies together are more than any answer needs")
        header = self._exactly(header_length, deadline)
        return unpack(header, self._exactly(blocks_length, deadline))

    def _exactly(self, count: int, deadline: float | None, at_start: bool = False) -> bytes:
        while len(self._buffer) < count:
            left = None if deadline is None else deadline - time.monotonic()
            if self._naps:
                self._channel.setblocking(False)
            else:
                self._channel.settimeout(None if left is None else max(1e-4, left))
            try:
                piece = self._channel.recv(max(READ_AT_ONCE, min(count - len(self._buffer), 2**20)))
            except BlockingIOError:
                if left is not None and left <= 0:
                    raise TooSlowError from None
                self._nap = min(self._nap * 1.5, LONGEST_NAP)
                time.sleep(self._nap)
                continue
            except TimeoutError:
                raise TooSlowError from None
            except ConnectionError:
                piece = b""
            self._nap = SHORTEST_NAP
            if not piece:
                if at_start and not self._buffer:
                    raise ChannelClosedError
                raise InvalidReplyError("the reply ends in its middle")
            self._buffer += piece
        taken = bytes(self._buffer[:count])
        del self._buffer[:count]
        return taken


def unpack(header: bytes, payload: bytes) -> dict[str, Any]:
    """Return the message of a header and its blocks.

    Raises
    ------
    InvalidReplyError
        Anything about them is not as :func:`pack` makes it.
    """
    try:
        lengths, body = json.loads(header.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, TypeError, RecursionError) as error:
        raise InvalidReplyError(f"the reply's header is not readable ({type(error).__name__})") from None
    if type(lengths) is not list or type(body) is not dict:
        raise InvalidReplyError("the reply's header has another shape")
    return _Decoder(_split(lengths, payload)).message(body)


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not a number here")


def _split(lengths: list, payload: bytes) -> list[bytes]:
    if len(lengths) > ITEMS_CAP or any(type(length) is not int or length < 0 for length in lengths):
        raise InvalidReplyError("the reply's blocks are not counted as they should be")
    if sum(lengths) != len(payload):
        raise InvalidReplyError("the reply's blocks are not as long as it says")
    blocks, start = [], 0
    for length in lengths:
        blocks.append(payload[start : start + length])
        start += length
    return blocks


class _Decoder:
    """Turns one message's JSON into plain values, counting what it has seen."""

    def __init__(self, blocks: list[bytes]) -> None:
        self._blocks, self._items = blocks, 0

    def message(self, body: dict) -> dict[str, Any]:
        return {key: self._value(item, 0) for key, item in body.items()}

    def _value(self, data: Any, depth: int) -> Any:
        self._items += 1
        if depth > DEPTH_CAP or self._items > ITEMS_CAP:
            raise InvalidReplyError("the reply is nested too deeply or has too many parts")
        if data is None or type(data) in (bool, int):
            return data
        if type(data) is str:
            return _text(data)
        if type(data) is list:
            return [self._value(item, depth + 1) for item in data]
        if type(data) is dict:
            return self._tagged(data, depth)
        raise InvalidReplyError("a bare float in the reply's header")

    def _tagged(self, data: dict, depth: int) -> Any:
        tags = set(data)
        if tags == {"float"}:
            return self._float(data["float"])
        if tags == {"int"}:
            return self._integer(data["int"])
        if tags == {"array"}:
            return self._array(data["array"])
        if tags == {"tensor", "dtype", "attached"}:
            return self._tensor(data)
        if tags == {"tuple"} and type(data["tuple"]) is list:
            return tuple(self._value(item, depth + 1) for item in data["tuple"])
        if tags == {"dict"} and type(data["dict"]) is list:
            return self._dictionary(data["dict"], depth)
        if tags == {"opaque"} and type(data["opaque"]) is str:
            return Opaque(_text(data["opaque"])[:200])
        if tags == {"source"} and type(data["source"]) is str:
            return Source(_text(data["source"]))
        raise InvalidReplyError("a value of no known kind")

    @staticmethod
    def _float(text: Any) -> float:
        if type(text) is not str or len(text) > 40:
            raise InvalidReplyError("a float that is none")
        try:
            return float.fromhex(text)
        except (ValueError, OverflowError):
            raise InvalidReplyError("a float that is none") from None

    @staticmethod
    def _integer(text: Any) -> int:
        if type(text) is not str or len(text) > INTEGER_BITS // 4 + 3:
            raise InvalidReplyError("an integer that is none, or too long")
        try:
            return int(text, 16)
        except ValueError:
            raise InvalidReplyError("an integer that is none") from None

    def _dictionary(self, pairs: list, depth: int) -> dict:
        out = {}
        for pair in pairs:
            if type(pair) is not list or len(pair) != 2 or type(pair[0]) is not str:
                raise InvalidReplyError("a dictionary that is none")
            out[_text(pair[0])] = self._value(pair[1], depth + 1)
        return out

    def _tensor(self, data: dict) -> Tensor:
        if type(data["dtype"]) is not str or data["dtype"] not in TENSOR_DTYPES or type(data["attached"]) is not bool:
            raise InvalidReplyError("a tensor of no known dtype")
        return Tensor(self._array(data["tensor"]), data["dtype"], data["attached"])

    def _array(self, index: Any) -> np.ndarray:
        if type(index) is not int or not 0 <= index < len(self._blocks):
            raise InvalidReplyError("an array that did not come")
        return _read_array(self._blocks[index])


@functools.lru_cache(maxsize=4096)
def _read_header(header: bytes) -> tuple[tuple, bool, np.dtype]:
    """Return what a ``.npy`` header says, of a dtype that is on the list; the same few come again and again."""
    stream = io.BytesIO(header)
    try:
        version = np.lib.format.read_magic(stream)
        if version != (1, 0):
            raise ValueError
        shape, fortran, dtype = np.lib.format.read_array_header_1_0(stream, max_header_size=2000)
    except Exception:
        raise InvalidReplyError("an array whose header is not readable") from None
    if dtype.kind == "U":
        allowed = dtype.itemsize <= 4000
    else:
        allowed = dtype.kind in "?biufc" and dtype.str[1:] in DTYPES
    if not allowed or dtype.hasobject or dtype.names is not None or dtype.subdtype is not None:
        raise InvalidReplyError("an array of a dtype that no answer needs")
    return shape, fortran, dtype


def _read_array(block: bytes) -> np.ndarray:
    """Read a ``.npy`` block: plain numbers or text only, exactly as many bytes as its shape asks for."""
    length = 10 + int.from_bytes(block[8:10], "little")
    shape, fortran, dtype = _read_header(block[:length])
    if len(shape) > 32 or any(type(length) is not int or length < 0 for length in shape):
        raise InvalidReplyError("an array whose shape is none")
    data = block[length:]
    if math.prod(shape) * dtype.itemsize != len(data) or (0 in shape and max(shape) > 2**31):
        raise InvalidReplyError("an array whose shape does not fit its bytes")
    if dtype.kind == "b" and not set(data) <= {0, 1}:
        raise InvalidReplyError("a truth value that is neither true nor false")
    if dtype.kind == "U":
        _refuse_bad_text(data)
    array = np.frombuffer(data, dtype=dtype.newbyteorder("=") if dtype.byteorder == "=" else dtype)
    array = array.reshape(shape, order="F" if fortran else "C")
    return array.astype(dtype.newbyteorder("="), order="C", copy=True)


def _refuse_bad_text(data: bytes) -> None:
    points = np.frombuffer(data, dtype="<u4")
    if points.size and (points.max() > 0x10FFFF or ((points >= 0xD800) & (points <= 0xDFFF)).any()):
        raise InvalidReplyError("text with characters that do not exist")
