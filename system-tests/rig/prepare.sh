#!/bin/sh
# Makes what the hot-plug rig boots: Debian's own kernel, unpacked and never installed, and a first root file system of a few modules.
# Usage: prepare.sh CACHE. Prints the directory with `vmlinuz`, `initrd` and `modules` below it. Exit 3: a program or package is
# missing; what to install is said on standard error, one line each.
set -eu
HERE=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
CACHE=$1

lacking=""
need() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ] || [ -x "/sbin/$1" ] || lacking="$lacking $2"; }
need qemu-system-x86_64 qemu-system-x86
need cpio cpio
need modprobe kmod
need dpkg-deb dpkg
busybox=$(command -v busybox || true)
if [ -z "$busybox" ] || ! "$busybox" --list 2>/dev/null | grep -qx chroot; then lacking="$lacking busybox-static"; fi
[ "$(uname -m)" = x86_64 ] || { echo "this rig boots an x86_64 kernel; this machine is $(uname -m)" >&2; exit 3; }
[ -z "$lacking" ] || { echo "apt-get install --no-install-recommends$lacking" >&2; exit 3; }
PATH=$PATH:/usr/sbin:/sbin

# The kernel that is there already is good enough; Debian is only asked when there is none.
newest() { for stamp in "$CACHE"/linux-image-*/complete; do [ ! -f "$stamp" ] || dirname "$stamp"; done | sort -V | tail -n 1; }
KERNEL=$(newest)
if [ -z "$KERNEL" ]; then
    command -v apt-get >/dev/null 2>&1 || { echo "no apt-get: the kernel package linux-image-amd64 comes from Debian" >&2; exit 3; }
    package=$(apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/.*Depends: \(linux-image-[0-9][^ ]*\)$/\1/p' | head -n 1)
    [ -n "$package" ] || { echo "apt knows no linux-image-amd64: run apt-get update as root (Debian)" >&2; exit 3; }
    mkdir -p "$CACHE/download.$$"
    trap 'rm -rf "$CACHE/download.$$"' EXIT
    (cd "$CACHE/download.$$" && apt-get -qq download "$package") >"$CACHE/download.log" 2>&1 \
        || { echo "apt-get download $package failed; $CACHE/download.log tells why" >&2; exit 3; }
    # A tenth of the package is all the rig needs: USB, its gadgets, input, and the way to the host's files.
    mkdir -p "$CACHE/download.$$/tree"
    dpkg-deb --fsys-tarfile "$CACHE/download.$$"/*.deb | tar -x -C "$CACHE/download.$$/tree" --wildcards \
        './boot/vmlinuz-*' './lib/modules/*/modules.*' './lib/modules/*/kernel/drivers/usb/*' './lib/modules/*/kernel/drivers/hid/*' \
        './lib/modules/*/kernel/drivers/input/*' './lib/modules/*/kernel/drivers/virtio/*' './lib/modules/*/kernel/drivers/char/*' \
        './lib/modules/*/kernel/fs/*' './lib/modules/*/kernel/net/9p/*' './lib/modules/*/kernel/lib/*' './lib/modules/*/kernel/crypto/*'
    version=${package#linux-image-}
    depmod -b "$CACHE/download.$$/tree" "$version"
    mv "$CACHE/download.$$/tree/boot/vmlinuz-$version" "$CACHE/download.$$/tree/vmlinuz"
    printf '%s\n' "$version" > "$CACHE/download.$$/tree/complete"
    [ -d "$CACHE/$package" ] || mv "$CACHE/download.$$/tree" "$CACHE/$package"
    KERNEL=$(newest)
fi
VERSION=$(cat "$KERNEL/complete")

tree=$(mktemp -d)
trap 'rm -rf "$tree" "$CACHE/download.$$"' EXIT
mkdir -p "$tree/bin" "$tree/modules"
cp "$busybox" "$tree/bin/busybox"
cp "$HERE/init" "$tree/init"
chmod 755 "$tree/init" "$tree/bin/busybox"
for module in virtio_pci 9pnet_virtio 9p overlay virtio_console; do
    modprobe -d "$KERNEL" -S "$VERSION" --show-depends "$module" | sed -n 's/^insmod //p'
done | sed 's/ *$//' | awk '!seen[$0]++' | while read -r file; do
    cp "$file" "$tree/modules/"
    basename "$file" >> "$tree/modules/order"
done
(cd "$tree" && find . | cpio -o -H newc --quiet | gzip -1) > "$KERNEL/initrd.$$"
mv "$KERNEL/initrd.$$" "$KERNEL/initrd"
printf '%s\n' "$KERNEL"
