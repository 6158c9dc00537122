"""No lesson needs the network: each is run, with every answer, where there is none but the loopback."""

from __future__ import annotations

import socket
import threading

import nbformat
import pytest

from tests.lesson_runs import each_lesson, needs_a_namespace, run, solved_run


@pytest.fixture
def listener():
    """Listen on this machine's loopback; give the port and the list of what came in."""
    came = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        ended = threading.Event()

        def answer():
            while not ended.is_set():
                try:
                    with server.accept()[0] as caller:
                        came.append(caller.recv(100))
                        caller.sendall(b"HTTP/1.0 204 No Content\r\n\r\n")
                except TimeoutError:
                    pass

        thread = threading.Thread(target=answer)
        thread.start()
        yield server.getsockname()[1], came
        ended.set()
        thread.join()


def asking(source):
    """Return a notebook of one cell."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source, id="asks")])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return notebook


@each_lesson
def test_a_lesson_runs_to_its_end_without_a_network(name):
    seen = solved_run(name)
    assert seen.devices == ["lo"]
    assert seen.errors == []
    assert seen.points == seen.maximum
    assert seen.asked == []


@pytest.mark.sandbox
@needs_a_namespace
def test_a_request_that_stops_the_lesson_is_noticed(listener):
    port, came = listener
    request = asking(f"import urllib.request\nurllib.request.urlopen('http://127.0.0.1:{port}/data', timeout=5).read()")
    alone = run(request, loopback=True)
    assert len(alone.errors) == 1
    assert "URLError" in alone.errors[0]
    assert came == []
    outside = run(request, network=True, loopback=True)  # the same cell reaches the same server where a network is
    assert outside.errors == []
    assert len(came) == 1
    assert "GET /data" in came[0].decode()


@pytest.mark.sandbox
@needs_a_namespace
def test_a_request_whose_failure_a_lesson_swallows_is_noticed(listener):
    swallows = "\ntry:\n    urllib.request.urlopen('{}', timeout=5)\nexcept OSError:\n    pass"
    alone = run(asking("import urllib.request" + swallows.format("http://data.example/digits.npz")))
    assert alone.errors == []
    assert alone.asked
    assert "data.example" in alone.asked[0]
    numbers = run(asking("import urllib.request" + swallows.format("http://203.0.113.7/digits.npz")))
    assert numbers.errors == []
    assert numbers.asked
    assert "203.0.113.7" in numbers.asked[0]


@each_lesson
def test_nothing_in_a_lessons_pictures_and_messages_is_fetched_from_elsewhere(name):
    outputs = [output for cell in solved_run(name).notebook.cells for output in cell.get("outputs", [])]
    shown = [str(output.get("data", {}).get(kind, "")) for output in outputs for kind in output.get("data", {})]
    assert shown
    for text in shown:
        for asks in ('src="http', "src='http", 'src="//', "url(http", "@import", "<link", "<script", "fetch("):
            assert asks not in text
