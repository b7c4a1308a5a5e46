#!/usr/bin/env bash
# Runs every fuzz target for SECONDS each (600 where not said), from the samples of the repository.
# usage: fuzz/run.sh [SECONDS [TARGET…]]; needs a nightly compiler and cargo-fuzz.
# A crash stops it; what crashed goes to `crates/parser/tests/crashes/` with the mending.
set -euo pipefail
cd "$(dirname "$0")"
seconds="${1:-600}"
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(text page records docx pdf profile)

seeds() {
  local folder="corpus/$1"
  mkdir -p "$folder"
  case "$1" in
    text) cp ../adverts/*.txt "$folder" ;;
    page) cp ../adverts/*.html "$folder" ;;
    records) cp ../adverts/*.json "$folder" ;;
    docx)
      cp ../adverts/*.docx "$folder"
      for file in ../adverts/*.docx; do unzip -p "$file" word/document.xml >"$folder/$(basename "$file").xml"; done
      ;;
    pdf)
      cp ../adverts/*.pdf "$folder"
      printf 'BT /F1 12 Tf 50 800 Td (Person specification) Tj 0 -30 Td (Essential) Tj ET 50 50 400 1 re f' >"$folder/page"
      ;;
    profile) cp ../profiles/*.yaml "$folder" ;;
  esac
}

for target in "${targets[@]}"; do
  seeds "$target"
  echo "=== $target for $seconds s"
  cargo +nightly fuzz run -s none "$target" -- -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 \
    -max_len=65536 -dict="dictionaries/$target.dict" -print_final_stats=1 2>&1 |
    grep -E '^(stat::|SUMMARY|==|thread|Done|artifact|ERROR)|panicked|Test unit' || true
  if compgen -G "artifacts/$target/*" >/dev/null; then
    echo "$target: see artifacts/$target" >&2
    exit 1
  fi
done
