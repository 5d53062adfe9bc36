package vn.motcua.edge.plug;

/** The classes of port a counter device may sit on. Source: Linux kernel, Documentation/admin-guide/devices.txt and sysfs-rules. */
public enum PortClass {
    SERIAL("class/tty", "tty(USB|ACM|S|AMA|XRUSB|mxc|O)\\d+", ""),
    PRINTER("class/usbmisc", "lp\\d+", "usb/"),
    HID("class/hidraw", "hidraw\\d+", ""),
    INPUT("class/input", "event\\d+", "input/"),
    VIDEO("class/video4linux", "video\\d+", ""),
    GPIO("bus/gpio/devices", "gpiochip\\d+", "");

    private final String folder;
    private final String names;
    private final String devFolder;

    PortClass(String folder, String names, String devFolder) {
        this.folder = folder;
        this.names = names;
        this.devFolder = devFolder;
    }

    /** Below the root of sysfs. */
    String folder() {
        return folder;
    }

    boolean isOurs(String name) {
        return name.matches(names);
    }

    String node(String name) {
        return devFolder + name;
    }
}
