#!/bin/sh
# Runs inside the guest as its only program: the kernel's drivers, then the checks. `env.sh` beside it says which Java and classes.
cd /rig/results
. ./env.sh
set -f
PATH=/usr/sbin:/usr/bin:/sbin:/bin; export PATH
VERSION=$(uname -r)
module() { modprobe -d "$KERNEL" -S "$VERSION" "$@" || echo "no module $*"; }
module dummy_hcd num=6
for name in libcomposite usb_f_acm usb_f_printer usb_f_hid cdc_acm usblp ftdi_sio usbhid hid_generic evdev xhci_pci; do module "$name"; done
mount -t configfs config /sys/kernel/config
mount -t devpts devpts /dev/pts 2>/dev/null || { mkdir -p /dev/pts; mount -t devpts devpts /dev/pts; }
busybox ip link set lo up
echo "guest ready after $(cut -d' ' -f1 /proc/uptime) s, Linux $VERSION"
# shellcheck disable=SC2086
"$JAVA" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xmx256m -Djava.io.tmpdir=/rig/tmp -Djna.tmpdir=/rig/tmp \
    -Djava.awt.headless=true "-Dlogback.configurationFile=$LOGBACK" -Dfile.encoding=UTF-8 $OPTIONS -cp "$CLASSPATH" "$MAIN" /rig/results/results.txt
echo "guest done after $(cut -d' ' -f1 /proc/uptime) s"
