"""Readers of the source data sets: files packed with xz, tables, and the simple YAML of congress-legislators."""

import csv
import html
import json
import lzma
import re
import tarfile
from pathlib import Path


class Sources:
    """The folder with one sub-folder per data set."""

    def __init__(self, root):
        self.root = Path(root)

    def text(self, name):
        path = self.root / name
        if path.suffix == ".xz":
            return lzma.decompress(path.read_bytes()).decode("utf-8", errors="replace")
        return path.read_text(encoding="utf-8")

    def table(self, name):
        """The rows of a CSV file as dictionaries."""
        return list(csv.DictReader(self.text(name).splitlines()))

    def json(self, name):
        return json.loads(self.text(name))

    def yaml(self, name):
        """The records of a YAML file (see parse_yaml_records)."""
        return parse_yaml_records(self.text(name))

    def factbook(self):
        """The profiles of the World Factbook by their two-letter (FIPS) code."""
        profiles = {}
        with tarfile.open(self.root / "factbook/factbook-json.tar.xz") as archive:
            for member in archive:
                if member.name.endswith(".json"):
                    profiles[Path(member.name).stem.upper()] = json.load(archive.extractfile(member))
        return profiles


def factbook_text(profile, *path):
    """The text of one field of a profile without markup; empty where the profile lacks it."""
    for key in path:
        profile = profile.get(key, {})
    text = html.unescape(profile.get("text", "")) if isinstance(profile, dict) else ""
    return re.sub(r"\s+", " ", re.sub(r"<(?!br)[^>]*>", "", text).replace("\u00a0", " ")).strip()


def parse_yaml_records(text):
    """Reads the subset of YAML that congress-legislators uses: a list of records of nested maps and lists.

    Scalars stay strings. Of a folded scalar only the first line is kept: no field that the catalogue reads is folded.
    """
    lines = [(len(raw) - len(raw.lstrip()), raw.strip()) for raw in text.splitlines() if raw.strip()]
    value, _ = _parse_block(list(_split_dashes(lines)), 0)
    return value


def _split_dashes(lines):
    """Turns "- key: x" into a dash line and a deeper "key: x" line."""
    for indent, line in lines:
        while line.startswith("- "):
            yield indent, "-"
            rest = line[2:].lstrip()
            indent, line = indent + len(line) - len(rest), rest
        yield indent, line


def _parse_block(lines, at):
    indent = lines[at][0]
    if lines[at][1] == "-":
        return _parse_list(lines, at, indent)
    if re.match(r"[^'\"]+?:(\s|$)", lines[at][1]):
        return _parse_map(lines, at, indent)
    return _scalar(lines[at][1]), at + 1


def _parse_list(lines, at, indent):
    items = []
    while at < len(lines) and lines[at] == (indent, "-"):
        item, at = _parse_block(lines, at + 1)
        items.append(item)
    return items, at


def _parse_map(lines, at, indent):
    record = {}
    while at < len(lines) and lines[at][0] == indent and lines[at][1] != "-":
        key, _, value = lines[at][1].partition(":")
        at += 1
        if value.strip():
            record[key] = _scalar(value.strip())
            while at < len(lines) and lines[at][0] > indent:  # the rest of a folded scalar
                at += 1
        elif at < len(lines) and (lines[at][0] > indent or lines[at] == (indent, "-")):
            record[key], at = _parse_block(lines, at)
    return record, at


def _scalar(text):
    if len(text) >= 2 and text[0] == text[-1] and text[0] in "'\"":
        return text[1:-1].replace("''", "'")
    return text
