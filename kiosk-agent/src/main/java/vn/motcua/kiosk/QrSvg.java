package vn.motcua.kiosk;

import vn.motcua.kiosk.printer.QrModules;

/** A QR code as a small SVG picture, quiet zone included. Pure. */
final class QrSvg {
    private static final int QUIET = 4;

    private QrSvg() {}

    static String of(String content) {
        boolean[][] modules = QrModules.of(content);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.length; y++) row(modules[y], QUIET + y, path);
        int side = modules.length + 2 * QUIET;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side
                + "\" shape-rendering=\"crispEdges\"><rect width=\"" + side + "\" height=\"" + side
                + "\" fill=\"#fff\"/><path fill=\"#000\" d=\"" + path + "\"/></svg>";
    }

    private static void row(boolean[] modules, int y, StringBuilder path) {
        int x = 0;
        while (x < modules.length) {
            int from = x;
            while (x < modules.length && modules[x]) x++;
            if (x > from)
                path.append('M')
                        .append(QUIET + from)
                        .append(' ')
                        .append(y)
                        .append('h')
                        .append(x - from)
                        .append("v1h-")
                        .append(x - from)
                        .append('z');
            else x++;
        }
    }
}
