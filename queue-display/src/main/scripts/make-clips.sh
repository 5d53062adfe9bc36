#!/usr/bin/env bash
# Makes the committed clip packs and the chime. Run it again only when a list of pieces or the sound of a voice changes.
# Needs espeak-ng 1.51 or later and sox. The result does not depend on the machine beyond those two versions.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
voices="$here/../resources/vn/motcua/display/voice/voices"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

speed=135          # words per minute; halls are noisy, so slower than espeak-ng's 175
target_rms=0.1     # every clip is brought to this loudness ...
peak_max=0.89      # ... unless its peak would pass this

command -v espeak-ng >/dev/null || { echo "espeak-ng is missing: apt-get install espeak-ng" >&2; exit 1; }
command -v sox >/dev/null || { echo "sox is missing: apt-get install sox" >&2; exit 1; }

stat_of() { sox "$1" -n stat 2>&1 | awk -F: -v key="$2" '$1 ~ key {gsub(/ /, "", $2); print $2; exit}'; }

# Equal loudness, by one gain worked out from the clip's own RMS and peak.
level() {
  local rms peak gain
  rms="$(stat_of "$1" '^RMS +amplitude')"
  peak="$(stat_of "$1" '^Maximum amplitude')"
  gain="$(awk -v r="$rms" -v p="$peak" -v t="$target_rms" -v m="$peak_max" 'BEGIN {g = t / r; if (g * p > m) g = m / p; printf "%.4f", g}')"
  sox -D "$1" -b 16 "$2" vol "$gain" fade t 0.004 -0 0.008
}

make_pack() {
  local pack="$1" voice="$2" pieces="$here/$3" file text spelling
  local out="$voices/$pack"
  mkdir -p "$out"
  rm -f "$out"/*.wav
  {
    echo "# Made by make-clips.sh with $(espeak-ng --version | sed 's/  Data at.*//'), voice $voice. Piece = text, NFC, lower case."
  } >"$out/index.properties"
  while IFS=$'\t' read -r file text spelling; do
    [[ -z "$file" || "$file" == \#* ]] && continue
    espeak-ng -v "$voice" -s "$speed" -g 1 -w "$work/raw.wav" -- "${spelling:-$text}"
    sox -D -v 0.5 "$work/raw.wav" -r 16000 -c 1 -b 16 "$work/cut.wav" \
      silence 1 0.005 0.2% reverse silence 1 0.005 0.2% reverse
    level "$work/cut.wav" "$out/$file.wav"
    echo "$file=$text" >>"$out/index.properties"
  done <"$pieces"
}

make_chime() {
  # Two falling bell notes (E5, C5), each a sine with two quiet overtones under an exponential decay.
  local note=0 freq
  for freq in 659.26 523.25; do
    note=$((note + 1))
    sox -D -n -r 16000 -c 1 -b 16 "$work/note$note.wav" synth 0.75 sine "$freq" sine "$(awk -v f="$freq" 'BEGIN {print f * 2}')" \
      sine "$(awk -v f="$freq" 'BEGIN {print f * 3}')" remix 1v0.7,2v0.2,3v0.1 fade l 0.004 0.75 0.74 vol 0.7
  done
  sox -D "$work/note2.wav" "$work/second.wav" pad 0.32
  sox -D -m -v 1 "$work/note1.wav" -v 1 "$work/second.wav" -b 16 "$work/chime.wav" gain -n -6
  mv "$work/chime.wav" "$voices/chime.wav"
}

mkdir -p "$voices"
make_pack vi-north vi pieces-vi.tsv
make_pack vi-south vi-vn-x-south pieces-vi.tsv
make_pack en en-gb pieces-en.tsv
make_chime
du -sh "$voices"
