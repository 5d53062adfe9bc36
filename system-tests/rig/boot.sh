#!/bin/sh
# Boots the rig's machine once: boot.sh KERNEL RESULTS SECONDS. KERNEL is what prepare.sh printed; RESULTS is a directory with `run.sh`,
# which the guest runs as root over a private copy of this machine's files; whatever it writes to /rig/results lands in RESULTS.
# No KVM: an emulated processor behaves the same everywhere. No network card: the guest can reach nothing.
set -eu
KERNEL=$1; RESULTS=$2; SECONDS_MAX=$3
sockets=$(mktemp -d)   # a socket's path must be short
trap 'rm -rf "$sockets"' EXIT
# The monitor and the far end of the FTDI cable lead back into the guest, so that the check itself can pull and speak.
timeout -k 5 "$SECONDS_MAX" qemu-system-x86_64 -M q35,accel=tcg -cpu max -m 1536 -smp 2 -nodefaults -no-reboot -display none \
    -kernel "$KERNEL/vmlinuz" -initrd "$KERNEL/initrd" -append "console=ttyS0 panic=-1 quiet random.trust_cpu=on mitigations=off" \
    -chardev "file,id=console,path=$RESULTS/console.log" -serial chardev:console \
    -fsdev local,id=host,path=/,security_model=none,readonly=on,multidevs=remap -device virtio-9p-pci,fsdev=host,mount_tag=host \
    -fsdev "local,id=results,path=$RESULTS,security_model=none" -device virtio-9p-pci,fsdev=results,mount_tag=results \
    -device virtio-serial-pci \
    -chardev "socket,id=monitor,path=$sockets/monitor,server=on,wait=off" -mon chardev=monitor,mode=control \
    -chardev "socket,id=tomonitor,path=$sockets/monitor" -device virtserialport,chardev=tomonitor,name=monitor \
    -chardev "socket,id=ftdi,path=$sockets/ftdi,server=on,wait=off" \
    -chardev "socket,id=toftdi,path=$sockets/ftdi" -device virtserialport,chardev=toftdi,name=ftdi \
    -device qemu-xhci
