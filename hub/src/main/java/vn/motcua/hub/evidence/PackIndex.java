package vn.motcua.hub.evidence;

import java.util.List;
import java.util.ResourceBundle;

/** The page a person reads: Vietnamese and English beside each other, no script, nothing from outside the pack. */
final class PackIndex {
    private static final ResourceBundle VI = bundle("vi");
    private static final ResourceBundle EN = bundle("en");

    private PackIndex() {}

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle("vn.motcua.hub.evidence.pack_" + language, java.util.Locale.ROOT);
    }

    static String html(EvidencePack.Contents contents, List<PackEntry> media) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>")
                .append(escaped(contents.incident()))
                .append("</title><style>body{font:16px sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
                        + "img{max-width:100%}td,th{text-align:left;padding:.2rem .6rem;border-bottom:1px solid #999}"
                        + "code{word-break:break-all}</style>");
        heading(page, "h1", "title");
        paragraph(page, "site", contents.site());
        paragraph(page, "incident", contents.incident());
        paragraph(page, "made", contents.madeAt().toString());
        contents.clipsLeftOut().ifPresent(clips -> paragraph(page, "redacted", clips.toString()));
        heading(page, "h2", "check");
        page.append("<p><code>motcua verify pack.zip</code></p>");
        heading(page, "h2", "media");
        for (PackEntry entry : media) medium(page, entry);
        heading(page, "h2", "custody");
        page.append("<table>");
        for (AuditEntry entry : contents.custody()) row(page, entry);
        return page.append("</table></html>\n").toString();
    }

    private static void medium(StringBuilder page, PackEntry entry) {
        String name = escaped(entry.name());
        if (name.endsWith(".jpg") || name.endsWith(".png"))
            page.append("<p><img src=\"")
                    .append(name)
                    .append("\" alt=\"")
                    .append(name)
                    .append("\">");
        page.append("<p><a href=\"").append(name).append("\">").append(name).append("</a> <code>");
        page.append(entry.sha256()).append("</code></p>");
    }

    private static void row(StringBuilder page, AuditEntry entry) {
        String action = "action." + entry.action().name();
        page.append("<tr><td>").append(entry.at()).append("<td>").append(escaped(entry.actor()));
        page.append("<td>").append(both(action)).append("<td>");
        page.append(escaped(entry.purpose() == null ? "" : entry.purpose())).append("<td>");
        page.append(escaped(entry.note() == null ? "" : entry.note())).append("</tr>");
    }

    private static void heading(StringBuilder page, String tag, String key) {
        page.append('<')
                .append(tag)
                .append('>')
                .append(both(key))
                .append("</")
                .append(tag)
                .append('>');
    }

    private static void paragraph(StringBuilder page, String key, String value) {
        page.append("<p>")
                .append(both(key))
                .append(": <b>")
                .append(escaped(value))
                .append("</b></p>");
    }

    private static String both(String key) {
        return escaped(VI.getString(key)) + " <span lang=\"en\">/ " + escaped(EN.getString(key)) + "</span>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
