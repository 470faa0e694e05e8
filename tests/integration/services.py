"""Starts and stops the real programs for integration tests.

The binaries are those of the folder in PARALLAX_BINARY_DIR (ctest sets it). Servers listen on 127.0.0.1 on ports
that the kernel picks at their first start and that they keep when they are started again.
"""
import json
import os
import pathlib
import signal
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARIES = pathlib.Path(os.environ.get("PARALLAX_BINARY_DIR", ROOT / "build" / "dev" / "bin"))
START_SECONDS = 60


class Service:
    """One server process. `start` after a `kill` or `stop` uses the same port and data."""

    def __init__(self, name, folder, flags):
        self.name = name
        self.folder = pathlib.Path(folder)
        self.flags = flags
        self.port = 0
        self.process = None

    @property
    def address(self):
        return f"127.0.0.1:{self.port}"

    def start(self):
        port_file = self.folder / f"{self.name}.port"
        port_file.unlink(missing_ok=True)
        command = [BINARIES / f"parallax-{self.name}", f"--listen={self.address}", f"--port_file={port_file}"]
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen(command + list(self.flags), stdout=log, stderr=log)
        deadline = time.monotonic() + START_SECONDS
        while not port_file.exists():
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.name} ended with {self.process.returncode}:\n{self.log_tail()}")
            if time.monotonic() > deadline:
                raise RuntimeError(f"{self.name} did not listen within {START_SECONDS} s:\n{self.log_tail()}")
            time.sleep(0.01)
        self.port = int(port_file.read_text())
        return self

    @property
    def log_path(self):
        return self.folder / f"{self.name}.log"

    def log_tail(self):
        return self.log_path.read_text(errors="replace")[-2000:]

    def kill(self):
        """SIGKILL: no chance to clean up."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """SIGTERM, and the exit code."""
        if self.process is None or self.process.poll() is not None:
            return self.process.returncode if self.process else None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


class Pipeline:
    """ingest, nlp and query over one folder, with parallaxctl beside them."""

    def __init__(self, folder, catalogue=("catalogue", "samples/catalogue.jsonl"), model="rules"):
        folder = pathlib.Path(folder)
        self.folder = folder
        self.ingest = Service("ingest", folder, [f"--data={folder / 'ingest'}"])
        self.query = Service("query", folder, [f"--data={folder / 'query'}"])
        self.nlp = Service("nlp", folder, [])
        self.model = model
        self.catalogue = ",".join(str(ROOT / path) for path in catalogue)

    @property
    def services(self):
        return [self.ingest, self.query, self.nlp]

    def start_nlp(self):
        self.nlp.flags = [f"--ingest={self.ingest.address}", f"--query={self.query.address}",
                          f"--catalogue={self.catalogue}", f"--lexicon={ROOT / 'lexicon'}",
                          f"--models={ROOT / 'models'}", f"--model={self.model}"]
        self.nlp.start()

    def start(self):
        try:
            self.ingest.start()
            self.query.start()
            self.start_nlp()
        except Exception:
            self.stop()
            raise
        return self

    def stop(self):
        return [service.stop() for service in reversed(self.services)]

    def ctl(self, *arguments, check=True, input=None):
        """Runs parallaxctl; the completed process, output as text."""
        command = [BINARIES / "parallaxctl", f"--ingest={self.ingest.address}", f"--nlp={self.nlp.address}",
                   f"--query={self.query.address}", *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, input=input, timeout=300)
        if check and done.returncode != 0:
            raise AssertionError(f"parallaxctl {arguments} ended with {done.returncode}: {done.stderr}")
        return done

    def ctl_json(self, *arguments):
        """The object that parallaxctl --json prints."""
        return json.loads(self.ctl("--json", *arguments).stdout)

    def ctl_json_lines(self, *arguments):
        """The objects of a command that prints one a line."""
        return [json.loads(line) for line in self.ctl("--json", *arguments).stdout.splitlines() if line.strip()]

    def digest(self):
        return self.ctl_json("status", "--digest")["query"]["status"]["digest"]
