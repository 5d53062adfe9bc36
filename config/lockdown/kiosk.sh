#!/usr/bin/env sh
# One page full screen, and nothing else, on X11 or under cage; opened again whenever it ends or its page dies.
#   MOTCUA_PAGE      default http://127.0.0.1:8090/kiosk
#   MOTCUA_SIZE      width,height of the screen; default 1920,1080
#   MOTCUA_CHROMIUM  program; default chromium
set -eu
page=${MOTCUA_PAGE:-http://127.0.0.1:8090/kiosk}
browser=${MOTCUA_CHROMIUM:-chromium}
profile=${XDG_RUNTIME_DIR:-/tmp}/motcua-kiosk-$(id -u)
address=${page#*://}; address=${address%%/*}
port=${address##*:}
case "$port" in *[!0-9]*) port=80 ;; esac

platform=x11
[ -z "${WAYLAND_DISPLAY:-}" ] || platform=wayland

# A page that runs holds its live connection. "ss" tells it without a debugging port.
is_shown() { [ -n "$(ss -Htn state established "( dport = :$port )")" ]; }
is_served() { curl -fsS -o /dev/null --max-time 2 "$page"; }

watch() {
    dead=0
    while kill -0 "$1" 2>/dev/null; do
        sleep 5
        if is_shown || ! is_served; then dead=0; else dead=$((dead + 1)); fi
        [ "$dead" -lt 6 ] || { echo "motcua: the page has been dead for half a minute; the browser is started again" >&2; kill "$1"; return; }
    done
}

child=""
trap 'kill $child 2>/dev/null || true; exit 0' TERM INT HUP
while :; do
    until is_served 2>/dev/null; do sleep 1; done
    rm -rf "$profile"
    mkdir -m 700 "$profile"
    "$browser" --user-data-dir="$profile" --kiosk --window-position=0,0 --window-size="${MOTCUA_SIZE:-1920,1080}" --ozone-platform="$platform" \
        --no-first-run --noerrdialogs --disable-infobars --disable-session-crashed-bubble --hide-crash-restore-bubble \
        --disable-pinch --overscroll-history-navigation=0 --disable-features=TouchpadOverscrollHistoryNavigation \
        --password-store=basic --autoplay-policy=no-user-gesture-required "$page" & child=$!
    watch "$child" & guard=$!
    wait "$child" || true
    kill "$guard" 2>/dev/null || true
    sleep 2
done
