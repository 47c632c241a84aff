"""A Chromium without a window, spoken to over its pipe: what a page asks for, says and shows."""

import atexit
import json
import os
import shutil
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from select import select
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
WAIT_S = 120.0  # for one answer: the machine may be busy
OPTIONS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # whatever a page asks for, nothing is fetched
)
DOMAINS = ("Network", "Runtime", "Log", "Page")
Message = dict[str, Any]


class NoAnswer(RuntimeError):
    """Chromium ended, or says nothing."""


@cache
def program() -> str | None:
    """Where Chromium is; None where it is not installed."""
    return next((found for name in NAMES if (found := shutil.which(name)) is not None), None)


@cache
def chromium() -> "Chromium":
    """The one of this process, which ends with it."""
    made = Chromium()
    atexit.register(made.close)
    return made


class Chromium:
    """Its process, and the messages to and from it, each ended by a NUL."""

    def __init__(self) -> None:
        to_read, self._to = os.pipe()
        self._from, from_write = os.pipe()
        self._folder = tempfile.TemporaryDirectory(prefix="argmap-chromium-", ignore_cleanup_errors=True)
        words = [str(program()), *OPTIONS, f"--user-data-dir={self._folder.name}"]
        words += ["--no-sandbox"] if os.geteuid() == 0 else []
        shell = ["bash", "-c", f'exec "$@" 3<&{to_read} 4>&{from_write}', "bash", *words]
        self._process = subprocess.Popen(
            shell, pass_fds=(to_read, from_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(to_read)
        os.close(from_write)
        self._read = b""
        self._number = 0
        self.events: list[Message] = []

    def close(self) -> None:
        self._process.terminate()
        self._process.wait()
        os.close(self._to)
        os.close(self._from)
        self._folder.cleanup()

    def call(self, method: str, session: str = "", **parameters: object) -> Message:
        """The result of a command; what else comes meanwhile is in `events`. Raises `NoAnswer`."""
        self._number += 1
        said: Message = {"id": self._number, "method": method, "params": parameters}
        os.write(self._to, json.dumps(said | ({"sessionId": session} if session else {})).encode() + b"\0")
        while True:
            found = self._next()
            if found.get("id") != self._number:
                self.events.append(found)
            elif "error" in found:
                raise NoAnswer(f"{method}: {found['error']['message']}")
            else:
                return dict(found["result"])

    def wait_for(self, method: str, session: str) -> None:
        """Until that event came."""
        while not any(one.get("method") == method and one.get("sessionId") == session for one in self.events):
            self.events.append(self._next())

    def _next(self) -> Message:
        end = time.monotonic() + WAIT_S
        while b"\0" not in self._read:
            ready, _, _ = select([self._from], [], [], max(0.0, end - time.monotonic()))
            more = os.read(self._from, 1 << 16) if ready else b""
            if not more:
                raise NoAnswer("Chromium does not answer")
            self._read += more
        message, _, self._read = self._read.partition(b"\0")
        return dict(json.loads(message))


@dataclass(slots=True)
class Page:
    """One page that was opened, until it is closed."""

    browser: Chromium
    path: Path
    session: str = ""
    _target: str = field(default="", repr=False)

    def __enter__(self) -> "Page":
        browser = self.browser
        browser.events.clear()
        self._target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.call("Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        for domain in DOMAINS:
            browser.call(f"{domain}.enable", self.session)
        browser.events.clear()
        browser.call("Page.navigate", self.session, url=self.path.as_uri())
        browser.wait_for("Page.loadEventFired", self.session)
        return self

    def __exit__(self, *_: object) -> None:
        self.browser.call("Target.closeTarget", targetId=self._target)

    def run(self, script: str) -> Any:  # whatever the script gives
        """What a script gives once it is done. Raises `NoAnswer` with what it threw."""
        result = self.browser.call(
            "Runtime.evaluate", self.session, expression=script, awaitPromise=True, returnByValue=True
        )
        if thrown := result.get("exceptionDetails"):
            raise NoAnswer(str(thrown.get("exception", {}).get("description", thrown["text"]))[:300])
        return result["result"].get("value")

    def requests(self) -> list[str]:
        """The addresses of all that was asked for, but for what the page holds itself, such as its letters."""
        asked = [str(one["params"]["request"]["url"]) for one in self._events("Network.requestWillBeSent")]
        return [one for one in asked if not one.startswith("data:")]

    def messages(self) -> list[str]:
        """What stands in the console."""
        entries = [one["params"]["entry"]["text"] for one in self._events("Log.entryAdded")]
        calls = [str(one["params"]["args"]) for one in self._events("Runtime.consoleAPICalled")]
        return entries + calls + [str(one["params"]) for one in self._events("Runtime.exceptionThrown")]

    def _events(self, method: str) -> list[Message]:
        return [one for one in self.browser.events if one.get("method") == method]
