#!/usr/bin/env python3
"""Writes what arpent_embed() compiles: SYMBOL.cpp (the index), SYMBOL.bin (the bytes), embedded/SYMBOL.h, SYMBOL.d.

The same folder gives the same output: files in the order of their paths, no times, no names of machines. An output is only
written when it changes, so that a rebuilt but equal folder compiles nothing.
"""
import argparse, fnmatch, gzip, hashlib, os, pathlib, shutil, subprocess, sys

COMPRESSIBLE = {".html", ".js", ".mjs", ".css", ".svg", ".json", ".webmanifest", ".map", ".txt", ".xml", ".wasm", ".csv"}


def read(folder, patterns):
    """path in the folder → bytes, in the order of the paths; and all that the answer depends on."""
    files, seen = {}, [folder]
    for at, folders, names in os.walk(folder):
        folders.sort()
        seen.append(at)
        for name in sorted(names):
            full = os.path.join(at, name)
            path = os.path.relpath(full, folder).replace(os.sep, "/")
            if patterns and not any(fnmatch.fnmatch(path, p) for p in patterns):
                continue
            files[path] = pathlib.Path(full).read_bytes()
            seen.append(full)
    return dict(sorted(files.items())), [s for s in dict.fromkeys(seen) if os.path.exists(s)]


def precompressed(files):
    brotli = shutil.which("brotli") or sys.exit("embed.py: the command 'brotli' is missing (run bin/setup)")
    more = {}
    for path, body in files.items():
        if os.path.splitext(path)[1] not in COMPRESSIBLE or path + ".br" in files:
            continue
        squeezed = subprocess.run([brotli, "-q", "11", "-w", "22", "-c", "-"], input=body, stdout=subprocess.PIPE, check=True)
        for ending, packed in ((".br", squeezed.stdout), (".gz", gzip.compress(body, 9, mtime=0))):
            if len(packed) < len(body):
                more[path + ending] = packed
    return dict(sorted({**files, **more}.items()))


def quoted(path):
    plain = "".join(c if " " <= c < "\x7f" and c not in '"\\?' else "".join(f"\\{b:03o}" for b in c.encode()) for c in path)
    return f'"{plain}"'


def index(symbol, files, bin_path):
    rows, at = [], 0
    for path, body in files.items():
        rows.append(f"    {{{quoted(path)}, {{arpent_bytes_of_{symbol} + {at}, {len(body)}}}}},")
        at += len(body)
    digest = hashlib.sha256(b"".join(files.values())).hexdigest()
    table = "\n".join([f"constexpr EmbeddedFile files[] = {{", *rows, "};"]) if rows else ""
    answer = "EmbeddedFolder(files)" if rows else "EmbeddedFolder()"
    return f"""// Made by cmake/embed.py; bytes {digest}
#include "embedded/{symbol}.h"

asm(".pushsection .rodata\\n"
    ".balign 16\\n"
    ".global arpent_bytes_of_{symbol}\\n"
    "arpent_bytes_of_{symbol}:\\n"
    ".incbin \\"{bin_path}\\"\\n"
    ".byte 0\\n"
    ".popsection\\n");
extern "C" char const arpent_bytes_of_{symbol}[{at + 1}];

namespace arpent {{
namespace {{
{table}
}}  // namespace
EmbeddedFolder {symbol}() {{ return {answer}; }}
}}  // namespace arpent
"""


def header(symbol):
    return f"""// Made by cmake/embed.py
#pragma once
#include "base/embedded.h"

namespace arpent {{
EmbeddedFolder {symbol}();
}}
"""


def write(path, body):
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != body:
        path.write_bytes(body)


def main():
    args = argparse.ArgumentParser(description=__doc__)
    args.add_argument("folder")
    args.add_argument("symbol")
    args.add_argument("out", type=pathlib.Path)
    args.add_argument("--only", action="append", default=[])
    args.add_argument("--precompress", action="store_true")
    args = args.parse_args()
    files, seen = read(os.path.abspath(args.folder), args.only)
    # A folder that is not there yet is noticed through the nearest one above it that is.
    above = os.path.abspath(args.folder)
    while not os.path.exists(above):
        above = os.path.dirname(above)
    if args.precompress:
        files = precompressed(files)
    bin_path, cpp = args.out / f"{args.symbol}.bin", args.out / f"{args.symbol}.cpp"
    write(bin_path, b"".join(files.values()))
    write(args.out / "embedded" / f"{args.symbol}.h", header(args.symbol).encode())
    write(cpp, index(args.symbol, files, bin_path.absolute()).encode())
    needed = " \\\n  ".join(s.replace(" ", "\\ ").replace("#", "\\#").replace("$", "$$") for s in seen or [above])
    write(args.out / f"{args.symbol}.d", f"{cpp}: \\\n  {needed}\n".encode())


if __name__ == "__main__":
    main()
