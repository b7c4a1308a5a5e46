#!/usr/bin/env bash
# A static binary for Linux, where the target is there: rustup target add x86_64-unknown-linux-musl
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
triple="${1:-x86_64-unknown-linux-musl}"
cargo build --release --locked --target "$triple" -p personspec-cli
binary="$packages/personspec-$version-$triple"
install -m 755 "$target/$triple/release/personspec" "$binary"
if command -v ldd >/dev/null && ldd "$binary" 2>&1 | grep -q '=>'; then
  echo "$binary is not static" >&2
  exit 1
fi
ls -l "$binary"
