#!/usr/bin/env bash
# A wheel that carries the binary. Needs maturin (pip install maturin), found on PATH or as $MATURIN.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
out="$(realpath "$packages")"
(cd packaging/wheel && "${MATURIN:-maturin}" build --release --locked --out "$out" "$@")
ls -l "$out"/*.whl
