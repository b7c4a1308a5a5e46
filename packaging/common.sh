# What the packaging scripts share: where things go, the version, pages and completions. Sourced.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
target="${CARGO_TARGET_DIR:-target}"
packages="$target/packages"
version="$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)"
mkdir -p "$packages"

# extras FOLDER BINARY: manual pages and completions, made by the program itself.
extras() {
  local root="$1" binary="$2" page
  mkdir -p "$root/share/man/man1" "$root/share/bash-completion/completions" \
    "$root/share/zsh/site-functions" "$root/share/fish/vendor_completions.d"
  "$binary" man --all "$root/share/man/man1"
  "$binary" completions bash >"$root/share/bash-completion/completions/personspec"
  "$binary" completions zsh >"$root/share/zsh/site-functions/_personspec"
  "$binary" completions fish >"$root/share/fish/vendor_completions.d/personspec.fish"
}
