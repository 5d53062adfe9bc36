package vn.motcua.rating.pad.hid;

import vn.motcua.rating.pad.PadButtons;

/** What an entry says of a HID pad beyond where it is. */
public record HidPadSettings(PadButtons buttons, PadDecoder decoder) {}
