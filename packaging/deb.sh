#!/usr/bin/env bash
# A Debian package with manual pages and completions. Needs dpkg-deb. The static binary goes in where it
# was built, so that the package has no dependency; else the usual one.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
static="$packages/personspec-$version-x86_64-unknown-linux-musl"
depends='Depends: libc6'
if [ -x "$static" ]; then
  binary="$static"
  depends=''
else
  cargo build --release --locked -p personspec-cli
  binary="$target/release/personspec"
fi
root="$(mktemp -d)"
trap 'rm -rf "$root"' EXIT
install -D -m 755 "$binary" "$root/usr/bin/personspec"
extras "$root/usr" "$binary"
mkdir -p "$root/usr/share/zsh/vendor-completions" "$root/usr/share/doc/personspec"
mv "$root/usr/share/zsh/site-functions/_personspec" "$root/usr/share/zsh/vendor-completions/"
rmdir "$root/usr/share/zsh/site-functions"
gzip -9n "$root"/usr/share/man/man1/*.1
gzip -9nc CHANGELOG.md >"$root/usr/share/doc/personspec/changelog.gz"
{
  echo 'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/'
  echo 'Files: *'
  echo 'Copyright: the personspec authors'
  echo 'License: MIT or Apache-2.0'
} >"$root/usr/share/doc/personspec/copyright"
mkdir -p "$root/DEBIAN"
{
  echo 'Package: personspec'
  echo "Version: $version"
  echo "Architecture: $(dpkg --print-architecture)"
  echo 'Maintainer: the personspec authors <personspec@example.org>'
  echo "Installed-Size: $(du -ks "$root/usr" | cut -f1)"
  [ -z "$depends" ] || echo "$depends"
  echo 'Section: misc'
  echo 'Priority: optional'
  echo 'Description: reads NHS job adverts and says what a profile shows for each criterion'
  echo ' Finds the criteria of a person specification, holds a candidate against each with'
  echo ' the evidence in their own words, and ranks vacancies. Nothing leaves the computer.'
} >"$root/DEBIAN/control"
chmod -R u=rwX,go=rX "$root"
package="$packages/personspec_${version}_$(dpkg --print-architecture).deb"
dpkg-deb --root-owner-group --build "$root" "$package"
ls -l "$package"
