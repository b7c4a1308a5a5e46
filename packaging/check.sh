#!/usr/bin/env bash
# Builds every package, installs each into a clean prefix, and runs it there. What a package needs and
# is not there (the musl target, dpkg-deb, maturin) is said and skipped.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
prefix="$(mktemp -d)"
trap 'rm -rf "$prefix"' EXIT

# runs BINARY: that it is ours, and does its work with nothing else around.
runs() {
  local binary="$1" home
  home="$(mktemp -d -p "$prefix")"
  env -i HOME="$home" PATH=/usr/bin:/bin "$binary" --version
  (cd "$home" && env -i HOME="$home" PATH=/usr/bin:/bin "$binary" init fit >/dev/null \
    && env -i HOME="$home" PATH=/usr/bin:/bin "$binary" check fit/advert.txt -p fit/profile.yaml --fail-on gate | head -n 3)
}

echo '== cargo install'
cargo install --path crates/cli --locked --root "$prefix/cargo" --target-dir "$target" --quiet
runs "$prefix/cargo/bin/personspec"
ls -l "$prefix/cargo/bin/personspec"

echo '== static binary'
if rustup target list --installed 2>/dev/null | grep -qx x86_64-unknown-linux-musl; then
  bash packaging/static.sh
  runs "$(realpath "$packages/personspec-$version-x86_64-unknown-linux-musl")"
else
  echo 'skipped: no target x86_64-unknown-linux-musl'
fi

echo '== Debian package'
if command -v dpkg-deb >/dev/null; then
  bash packaging/deb.sh
  dpkg-deb --extract "$packages/personspec_${version}_$(dpkg --print-architecture).deb" "$prefix/deb"
  runs "$prefix/deb/usr/bin/personspec"
  test -s "$prefix/deb/usr/share/man/man1/personspec-check.1.gz"
  test -s "$prefix/deb/usr/share/bash-completion/completions/personspec"
else
  echo 'skipped: no dpkg-deb'
fi

echo '== wheel'
if command -v "${MATURIN:-maturin}" >/dev/null; then
  rm -f "$packages"/personspec-*.whl
  bash packaging/wheel.sh
  python3 -m venv "$prefix/venv"
  "$prefix/venv/bin/pip" install --quiet --no-index "$packages"/personspec-*.whl
  runs "$prefix/venv/bin/personspec"
else
  echo 'skipped: no maturin'
fi
