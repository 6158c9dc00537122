"""The reply channel: plain values travel unchanged, and nothing else gets through."""

import io
import json
import math
import os
import pickle
import socket
import struct
import threading
import time

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis.extra import numpy as hnp

from autograde.engine.channel import (
    BLOCKS_CAP,
    HEADER_CAP,
    ChannelClosedError,
    InvalidReplyError,
    Reader,
    TooSlowError,
    pack,
    unpack,
)
from neurons.checking.values import Opaque, Source, Tensor

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "500"))


def parts(frame):
    header, blocks = struct.unpack(">II", frame[:8])
    return frame[8 : 8 + header], frame[8 + header : 8 + header + blocks]


def there_and_back(value):
    return unpack(*parts(pack({"value": value})))["value"]


def same(one, other):
    if isinstance(one, np.ndarray):
        return (
            isinstance(other, np.ndarray)
            and one.dtype == other.dtype
            and one.shape == other.shape
            and one.tobytes() == other.tobytes()
        )
    if isinstance(one, Tensor):
        return (one.dtype, one.attached) == (other.dtype, other.attached) and same(one.data, other.data)
    if isinstance(one, float):
        return type(other) is float and (one == other or (math.isnan(one) and math.isnan(other)))
    if isinstance(one, (list, tuple)):
        return type(one) is type(other) and len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return type(one) is type(other) and one == other


text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
arrays = hnp.arrays(
    st.sampled_from(["f8", "f4", "i8", "i4", "u1", "?", "c16", "f2"]), hnp.array_shapes(min_dims=0, max_side=4)
)
leaves = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**200), 2**200),
    st.floats(),
    text,
    arrays,
    st.builds(Opaque, text),
    st.builds(Source, text),
    st.builds(Tensor, arrays, st.sampled_from(["float32", "int64"]), st.booleans()),
)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(text, inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(values)
def test_every_plain_value_comes_back_as_it_was(value):
    assert same(value, there_and_back(value))


def test_signed_zero_nan_and_infinity_keep_their_bits():
    for number in (0.0, -0.0, math.inf, -math.inf, 5e-324, 1.7976931348623157e308):
        back = there_and_back(number)
        assert struct.pack("d", back) == struct.pack("d", number)
    assert math.isnan(there_and_back(math.nan))
    assert there_and_back(True) is True
    assert type(there_and_back(1)) is int


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=300), st.binary(max_size=300))
def test_any_bytes_are_refused_in_words_or_read_as_plain_values(header, blocks):
    try:
        unpack(header, blocks)
    except InvalidReplyError as error:
        told = str(error)
    else:
        told = "read"
    assert told


@settings(max_examples=EXAMPLES, deadline=None)
@given(values, st.data())
def test_a_spoilt_frame_is_refused_in_words_or_read_as_plain_values(value, data):
    header, blocks = parts(pack({"step": 3, "value": value}))
    frame = bytearray(header + blocks)
    for _ in range(data.draw(st.integers(1, 4))):
        frame[data.draw(st.integers(0, len(frame) - 1))] = data.draw(st.integers(0, 255))
    try:
        message = unpack(bytes(frame[: len(header)]), bytes(frame[len(header) :]))
    except InvalidReplyError:
        return
    assert same(message, unpack(*parts(pack(message)))), "what was read is no plain value"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["float", "int", "array", "tensor", "dtype", "attached", "tuple", "dict", "opaque", "source", "x"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=15,
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(json_values, st.lists(st.integers(-1, 40), max_size=3), st.binary(max_size=60))
def test_a_well_formed_header_with_anything_in_it_is_refused_or_read(body, lengths, blocks):
    try:
        message = unpack(json.dumps([lengths, {"value": body}]).encode(), blocks)
    except InvalidReplyError:
        return
    assert same(message, unpack(*parts(pack(message))))


class Bomb:
    def __reduce__(self):
        return (exec, ("raise SystemExit('a pickle was run')",))


def block(header_text, data=b"", magic=b"\x93NUMPY\x01\x00"):
    header = header_text.encode().ljust(118) + b"\n"
    return magic + struct.pack("<H", len(header)) + header + data


def npy(array, **options):
    out = io.BytesIO()
    np.lib.format.write_array(out, array, **options)
    return out.getvalue()


BLOCKS = {
    "an array of objects, pickled": npy(np.array([Bomb()], dtype=object), allow_pickle=True),
    "a bare pickle": pickle.dumps(Bomb()),
    "a structured dtype": npy(np.zeros(2, dtype=[("a", "f8")])),
    "dates": npy(np.array(["2026-01-01"], dtype="M8[D]")),
    "bytes": npy(np.array([b"x"])),
    "void": npy(np.zeros(2, dtype="V8")),
    "a shape larger than its bytes": block(
        "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000,), }", b"12345678"
    ),
    "a shape smaller than its bytes": block("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }", b"1" * 800),
    "a negative shape": block("{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }", b""),
    "a shape that overflows": block("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296, 0), }"),
    "a shape of truth values": block("{'descr': '<f8', 'fortran_order': False, 'shape': (True,), }", b"12345678"),
    "code for a header": block("__import__('os').system('true')"),
    "nested for ever": block("(" * 110),
    "another version": block("{}", magic=b"\x93NUMPY\x03\x00"),
    "a truth value of 7": npy(np.zeros(1, bool))[:-1] + b"\x07",
    "text that does not exist": npy(np.array(["a"]))[:-4] + struct.pack("<I", 0x110000),
    "a lone surrogate": npy(np.array(["a"]))[:-4] + struct.pack("<I", 0xD800),
    "too many axes": block(
        f"{{'descr': '<f8', 'fortran_order': False, 'shape': {(1,) * 40}, }}".replace(" ", ""), b"12345678"
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_that_no_answer_needs_is_refused(name):
    raw = BLOCKS[name]
    header = json.dumps([[len(raw)], {"value": {"array": 0}}]).encode()
    with pytest.raises(InvalidReplyError):
        unpack(header, raw)


def test_control_the_same_pickle_does_run_where_pickles_are_allowed():
    with pytest.raises(SystemExit):
        np.load(io.BytesIO(BLOCKS["an array of objects, pickled"]), allow_pickle=True)


def test_fortran_order_and_foreign_byte_order_arrive_as_plain_arrays():
    array = np.asfortranarray(np.arange(6.0).reshape(2, 3))
    assert np.array_equal(there_and_back(array), array)
    back = there_and_back(np.arange(3, dtype=">i4"))
    assert back.dtype == np.dtype("i4")
    assert back.tolist() == [0, 1, 2]


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


def test_lengths_are_capped_before_a_byte_is_read(pair):
    ours, theirs = pair
    for lengths in ((HEADER_CAP + 1, 0), (2, BLOCKS_CAP + 1), (2**32 - 1, 2**32 - 1)):
        theirs.sendall(struct.pack(">II", *lengths))
        with pytest.raises(InvalidReplyError, match="more than any answer"):
            Reader(ours).read(time.monotonic() + 1)


def test_all_replies_together_are_capped(pair):
    ours, theirs = pair
    frame = pack({"value": "y" * 1000})
    reader = Reader(ours, budget=2500)
    theirs.sendall(frame * 3)
    reader.read(time.monotonic() + 1)
    reader.read(time.monotonic() + 1)
    with pytest.raises(InvalidReplyError, match="together"):
        reader.read(time.monotonic() + 1)


def test_an_end_at_a_frames_edge_is_told_from_one_in_its_middle(pair):
    ours, theirs = pair
    theirs.sendall(pack({"a": 1}) + b"\0\0")
    theirs.close()
    reader = Reader(ours)
    assert reader.read(time.monotonic() + 1) == {"a": 1}
    with pytest.raises(InvalidReplyError, match="middle"):
        reader.read(time.monotonic() + 1)
    other, there = socket.socketpair()
    there.close()
    with pytest.raises(ChannelClosedError):
        Reader(other).read(time.monotonic() + 1)
    other.close()


@pytest.mark.parametrize("naps", [False, True])
def test_nothing_at_all_is_too_slow_and_an_end_is_an_end(pair, naps):
    ours, theirs = pair
    reader = Reader(ours, naps=naps)
    with pytest.raises(TooSlowError):
        reader.read(time.monotonic() + 0.05)
    theirs.sendall(pack({"step": 1}))
    theirs.close()
    assert reader.read(time.monotonic() + 5) == {"step": 1}
    with pytest.raises(ChannelClosedError):
        reader.read(time.monotonic() + 5)


@pytest.mark.parametrize("array", [np.arange(6.0).reshape(2, 3).T, np.array("ab"), np.float32([1]), np.zeros((0, 2))])
def test_an_array_is_written_as_numpy_writes_it(array):
    written = io.BytesIO()
    np.save(written, array, allow_pickle=False)
    assert pack({"value": array}).endswith(written.getvalue())


def test_an_array_of_objects_does_not_travel():
    with pytest.raises(ValueError, match="objects"):
        pack({"value": np.array([object()])})


def test_a_reply_that_trickles_is_too_slow_in_the_end(pair):
    ours, theirs = pair
    stop = threading.Event()

    def trickle():
        while not stop.wait(0.02):
            theirs.send(b"\0")

    thread = threading.Thread(target=trickle)
    thread.start()
    try:
        with pytest.raises((TooSlowError, InvalidReplyError)):
            Reader(ours).read(time.monotonic() + 0.3)
    finally:
        stop.set()
        thread.join()
