#!/usr/bin/env sh
# Opens what a commune's PC shows: the console as a window of its own, the board full screen on the second screen. Both wait until they are
# served, and are opened again when somebody closes them. X11: a window is put where its screen begins.
#   MOTCUA_HUB      default http://127.0.0.1:8080
#   MOTCUA_AGENT    default http://127.0.0.1:8090
#   MOTCUA_ZONE     zone of site.yaml on the board; without it the board's page chooses
#   MOTCUA_SECOND   where the second screen begins, as X,Y; default 1366,0 (beside a screen 1366 wide)
#   MOTCUA_CHROMIUM program; default chromium
set -eu
hub=${MOTCUA_HUB:-http://127.0.0.1:8080}
agent=${MOTCUA_AGENT:-http://127.0.0.1:8090}
second=${MOTCUA_SECOND:-1366,0}
browser=${MOTCUA_CHROMIUM:-chromium}
profile=${XDG_DATA_HOME:-$HOME/.local/share}/motcua
# Chromium in another language than the page's offers to translate it, over the board's own corner.
for window in board console; do
    mkdir -p "$profile/$window/Default"
    [ -f "$profile/$window/Default/Preferences" ] || echo '{"translate":{"enabled":false}}' > "$profile/$window/Default/Preferences"
done

await() {
    until curl -fsS -o /dev/null --max-time 2 "$1"; do sleep 1; done
}

# --kiosk alone opens on the first screen: --window-position chooses the other one before it goes full screen.
board() {
    while :; do
        await "$agent/board${MOTCUA_ZONE:+?zone=$MOTCUA_ZONE}"
        "$browser" --user-data-dir="$profile/board" --kiosk --window-position="$second" --noerrdialogs --disable-infobars \
            --no-first-run --disable-session-crashed-bubble --disable-pinch --overscroll-history-navigation=0 \
            --autoplay-policy=no-user-gesture-required "$agent/board${MOTCUA_ZONE:+?zone=$MOTCUA_ZONE}" || true
        sleep 2
    done
}

console() {
    while :; do
        await "$hub/health"
        "$browser" --user-data-dir="$profile/console" --app="$hub/console" --window-position=0,0 --start-maximized --no-first-run \
            --disable-session-crashed-bubble || true
        sleep 2
    done
}

board & one=$!
console & other=$!
trap 'kill $one $other 2>/dev/null || true; exit 0' TERM INT
wait
