package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.simprinter.Reel;
import vn.motcua.kiosk.ticket.TicketTemplate;

/**
 * 200 tickets with every Vietnamese letter, on wide and narrow paper, as picture and as text, also one after the other from a printer that
 * has fewer codes than they have letters, looked at by programs of other people: ZBar, netpbm, and Tesseract with Vietnamese, which is slow
 * and reads all pictures in a full run only, otherwise half of them.
 */
class TicketJudgesTest {
    private static final Logger LOG = LoggerFactory.getLogger(TicketJudgesTest.class);
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final double ERROR_RATE_MAX = 0.015;
    private static final int TICKETS = 50; // of each of the four kinds
    private static final int TICKETS_PER_SHEET = 5;
    private static final int PICTURES_READ_OF = Boolean.getBoolean("motcua.full") ? 1 : 2; // one sheet of so many
    private static final int DRAWN_LINE_MAX = 95;
    private static final int TYPED_LINE_MAX = 92;
    private static final int RULE_MAX = 7;

    @TempDir
    private Path folder;

    /** @param isOneDay all of them by one printer, which cannot be taught all letters at a time; otherwise each by one just switched on */
    private record Kind(String profile, PrintMode mode, boolean isOneDay) {
        PrinterProfile printer() {
            return PrinterProfile.named(profile).with(mode);
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("generic-80", PrintMode.RASTER, false),
            new Kind("generic-58", PrintMode.RASTER, false),
            new Kind("epson-tm-t20", PrintMode.TEXT, true),
            new Kind("generic-58", PrintMode.TEXT, false));

    /** @param words what stands on it, line by line */
    private record Sample(TicketPrintout ticket, String url, String words) {}

    private static List<Sample> samples(long seed) {
        Random random = new Random(seed);
        List<String> phrases = Phrases.ALL;
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < TICKETS; i++) {
            String upper = phrases.get(i % phrases.size()).toUpperCase(Locale.ROOT);
            String title = phrases.get((i + TICKETS / 2) % phrases.size()).toUpperCase(Locale.ROOT);
            List<String> lines = new ArrayList<>(List.of(upper));
            for (int j = 0; j < 6; j++) lines.add(phrases.get((i * 7 + j * 11) % phrases.size()));
            String url = Samples.url(code(random));
            TicketPrintout ticket = new TicketPrintout(
                    upper,
                    lines.get(1),
                    title,
                    lines.get(2),
                    String.format(Locale.ROOT, "%c%03d", 'A' + random.nextInt(26), random.nextInt(1_000)),
                    lines.get(4),
                    lines.get(5),
                    lines.get(3),
                    "07:42 Thứ Hai, 23/11/2026",
                    url,
                    null,
                    lines.get(6),
                    null,
                    null,
                    null,
                    Samples.VI);
            String words = String.join(
                    " ",
                    upper,
                    lines.get(1),
                    title,
                    lines.get(2),
                    lines.get(3),
                    lines.get(4),
                    lines.get(5),
                    lines.get(6),
                    ticket.issueTimeText());
            samples.add(new Sample(ticket, url, words));
        }
        return samples;
    }

    private static String code(Random random) {
        return random.ints(18, 0, 12)
                .mapToObj(at -> "BCGHKLMNPQTV".substring(at, at + 1))
                .collect(Collectors.joining());
    }

    private static List<BufferedImage> papers(Kind kind, List<Sample> samples) {
        int widthDots = kind.printer().widthDots();
        TicketEncoder encoder = TicketEncoders.of(kind.printer(), TicketTemplate.standard());
        Reel reel = new Reel(widthDots);
        PrinterMemory memory = new PrinterMemory();
        List<BufferedImage> papers = new ArrayList<>();
        for (Sample sample : samples) {
            EncodedTicket ticket = encoder.encode(sample.ticket());
            papers.add(
                    kind.isOneDay()
                            ? reel.print(ticket.bytes(memory))
                            : new Reel(widthDots).print(ticket.bytes(new PrinterMemory())));
        }
        return papers;
    }

    @Test
    void theTicketsHoldEveryLetterThereIs() throws Exception {
        for (Kind kind : KINDS) {
            String all = samples(SEED + KINDS.indexOf(kind)).stream()
                    .map(Sample::words)
                    .collect(Collectors.joining());

            assertThat(Phrases.LETTERS
                            .chars()
                            .filter(letter -> all.indexOf(letter) < 0)
                            .count())
                    .isZero();
        }
        assertThat(Phrases.LETTERS).hasSize(134);
    }

    @Test
    void zbarReadsEveryCode() throws Exception {
        if (!Outsider.isHere("zbarimg", "zbar-tools")) return;
        for (Kind kind : KINDS) {
            List<String> command = new ArrayList<>(List.of("zbarimg", "--raw", "-q"));
            List<String> wanted = new ArrayList<>();
            List<Sample> samples = samples(SEED + KINDS.indexOf(kind));
            List<BufferedImage> papers = papers(kind, samples);
            for (Sample sample : samples) {
                Path png = folder.resolve(kind.mode() + "-" + kind.profile() + "-" + wanted.size() + ".png");
                ImageIO.write(papers.get(wanted.size()), "png", png.toFile());
                command.add(png.toString());
                wanted.add(sample.url());
            }

            assertThat(Outsider.run(folder, command).lines().toList())
                    .as("%s", kind)
                    .isEqualTo(wanted);
        }
    }

    @Test
    void tesseractReadsTheWords() throws Exception {
        if (!Outsider.isHere("tesseract", "tesseract-ocr-vie")) return;
        if (!Outsider.run(folder, List.of("tesseract", "--list-langs")).contains("vie")) {
            LOG.warn("NOT RUN: tesseract has no Vietnamese (Debian: tesseract-ocr-vie)");
            return;
        }
        List<Double> rates = new ArrayList<>();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        try {
            for (Kind kind : KINDS) {
                double rate = errorRate(kind, readers);
                LOG.info(
                        "Tesseract, {}: character error rate {} % (seed {})",
                        kind, Math.round(rate * 1e4) / 100.0, SEED);
                rates.add(rate);
            }
            assertThat(rates).allMatch(rate -> rate <= ERROR_RATE_MAX);
        } finally {
            readers.shutdownNow();
        }
    }

    private double errorRate(Kind kind, ExecutorService readers) throws Exception {
        List<Sample> samples = samples(SEED + KINDS.indexOf(kind));
        List<BufferedImage> papers = papers(kind, samples);
        List<Future<Double>> sheets = new ArrayList<>();
        int length = 0;
        int step = TICKETS_PER_SHEET * (kind.mode() == PrintMode.RASTER ? PICTURES_READ_OF : 1);
        for (int from = 0; from < samples.size(); from += step) {
            int end = Math.min(samples.size(), from + TICKETS_PER_SHEET);
            List<Sample> some = samples.subList(from, end);
            String wanted = some.stream().map(Sample::words).collect(Collectors.joining(" "));
            length += wanted.length();
            Path png = folder.resolve("sheet-" + KINDS.indexOf(kind) + "-" + from + ".png");
            sheets.add(readers.submit(sheet(kind, papers.subList(from, end), png, wanted)));
        }
        double errors = 0;
        for (Future<Double> sheet : sheets) errors += sheet.get();
        return errors / length;
    }

    /** Tesseract loads for longer than it reads one ticket, so it is given a few at a time. */
    private Callable<Double> sheet(Kind kind, List<BufferedImage> some, Path png, String wanted) {
        int lineMax = kind.mode() == PrintMode.TEXT ? TYPED_LINE_MAX : DRAWN_LINE_MAX;
        return () -> {
            List<BufferedImage> papers =
                    some.stream().map(paper -> letters(paper, lineMax)).toList();
            ImageIO.write(enlarged(below(papers)), "png", png.toFile());
            String read = Outsider.run(
                    folder,
                    List.of("env", "OMP_THREAD_LIMIT=1", "tesseract", png.toString(), "-", "-l", "vie", "--psm", "4"));
            String plain = Normalizer.normalize(read.replaceAll("\\s+", " "), Normalizer.Form.NFC);
            double rate = Outsider.errorRate(wanted, plain);
            if (rate > ERROR_RATE_MAX) LOG.info("{}: wanted \"{}\", read \"{}\"", kind, wanted, plain);
            return rate * wanted.length();
        };
    }

    /** White where number, code and rules stand: they would be read as letters too. */
    private static BufferedImage letters(BufferedImage paper, int lineMax) {
        BufferedImage only = new BufferedImage(paper.getWidth(), paper.getHeight() + 40, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = only.createGraphics();
        g.setColor(java.awt.Color.WHITE);
        g.fillRect(0, 0, only.getWidth(), only.getHeight());
        g.drawImage(paper, 0, 20, null);
        for (int top = 0; top < paper.getHeight(); top++) {
            if (black(paper, top) == 0) continue;
            int end = top;
            while (end < paper.getHeight() && black(paper, end) > 0) end++;
            boolean isRule = end - top < RULE_MAX && black(paper, top) > paper.getWidth() / 3;
            if (isRule || end - top > lineMax) g.fillRect(0, 20 + top, only.getWidth(), end - top);
            top = end;
        }
        g.dispose();
        return only;
    }

    private static int black(BufferedImage paper, int y) {
        int count = 0;
        for (int x = 0; x < paper.getWidth(); x++) if ((paper.getRGB(x, y) & 0xFF) == 0) count++;
        return count;
    }

    private static BufferedImage below(List<BufferedImage> papers) {
        int height = papers.stream().mapToInt(BufferedImage::getHeight).sum();
        BufferedImage all = new BufferedImage(papers.get(0).getWidth(), height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = all.createGraphics();
        int y = 0;
        for (BufferedImage paper : papers) {
            g.drawImage(paper, 0, y, null);
            y += paper.getHeight();
        }
        g.dispose();
        return all;
    }

    /** Half as large again with a grey of its own: the engine is trained on scans at 300 dots an inch, not on 203. */
    private static BufferedImage enlarged(BufferedImage image) {
        BufferedImage large =
                new BufferedImage(image.getWidth() * 3 / 2, image.getHeight() * 3 / 2, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = large.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, large.getWidth(), large.getHeight(), null);
        g.dispose();
        return large;
    }

    /** The picture in the bytes, taken out by hand, against the paper: both read and compared by netpbm. */
    @Test
    void netpbmFindsNoDotThatDiffers() throws Exception {
        if (!Outsider.isHere("pamarith", "netpbm")) return;
        for (Kind kind : KINDS) {
            if (kind.mode() != PrintMode.RASTER) continue;
            int number = 0;
            List<Sample> samples = samples(SEED + KINDS.indexOf(kind));
            List<BufferedImage> papers = papers(kind, samples);
            for (Sample sample : samples) {
                byte[] bytes = TicketEncoders.of(kind.printer(), TicketTemplate.standard())
                        .encode(sample.ticket())
                        .bytes(new PrinterMemory());
                java.nio.file.Files.write(
                        folder.resolve("bytes" + number + ".pbm"),
                        pbm(bytes, kind.printer().widthDots()));
                ImageIO.write(
                        papers.get(number),
                        "png",
                        folder.resolve("paper" + number++ + ".png").toFile());
            }
            String script = "i=0; while [ $i -lt " + number + " ]; do"
                    + " pngtopnm paper$i.png | pamdepth 1 | pamtopnm > p.pbm;"
                    + " h=$(pamfile bytes$i.pbm | sed 's/.* by \\([0-9]*\\).*/\\1/');"
                    + " pamcut -top 0 -height $h p.pbm > q.pbm; pamarith -difference bytes$i.pbm q.pbm | pamsumm -sum -brief;"
                    + " i=$((i+1)); done";

            List<String> differing =
                    Outsider.run(folder, List.of("sh", "-c", script)).lines().toList();

            assertThat(differing).as("%s", kind).hasSize(number).allMatch(sum -> Double.parseDouble(sum) == 0);
        }
    }

    private static byte[] pbm(byte[] bytes, int widthDots) {
        java.io.ByteArrayOutputStream rows = new java.io.ByteArrayOutputStream();
        int widthBytes = widthDots / 8;
        for (int i = 0; i + 8 < bytes.length; i++) {
            if (bytes[i] != 0x1D || bytes[i + 1] != 'v') continue;
            int size = widthBytes * ((bytes[i + 6] & 0xFF) + 256 * (bytes[i + 7] & 0xFF));
            rows.write(bytes, i + 8, size);
            i += 7 + size;
        }
        byte[] head = ("P4\n" + widthDots + " " + rows.size() / widthBytes + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + rows.size());
        System.arraycopy(rows.toByteArray(), 0, all, head.length, rows.size());
        return all;
    }
}
