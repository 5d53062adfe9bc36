package vn.motcua.display.board;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Looks through a folder of pictures and films for what a board can show. Blocking; one thread at a time.
 *
 * <p>In order of file names. Left out, each with its reason: other kinds of files, files whose first bytes are not of their
 * kind, single files or a sum of files that is too large, and what is beyond {@value #FILES_MAX} files.
 */
final class MediaFolder {
    static final int FILES_MAX = 40;
    static final long PICTURE_MAX = 8L << 20;
    static final long FILM_MAX = 60L << 20;
    private static final int LOOKED_AT_MAX = 1_000;
    private static final int HEAD = 16;

    private final Path folder;
    private final long sumMax;

    MediaFolder(Path folder, int mebibytesMax) {
        this.folder = folder;
        this.sumMax = (long) mebibytesMax << 20;
    }

    /** What a file is. */
    enum Kind {
        JPEG("image/jpeg", PICTURE_MAX, "jpg", "jpeg"),
        PNG("image/png", PICTURE_MAX, "png"),
        WEBP("image/webp", PICTURE_MAX, "webp"),
        MP4("video/mp4", FILM_MAX, "mp4", "m4v"),
        WEBM("video/webm", FILM_MAX, "webm");

        final String contentType;
        final long bytesMax;
        private final List<String> endings;

        Kind(String contentType, long bytesMax, String... endings) {
            this.contentType = contentType;
            this.bytesMax = bytesMax;
            this.endings = List.of(endings);
        }

        boolean isFilm() {
            return contentType.startsWith("video/");
        }

        static Optional<Kind> ofName(String name) {
            String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(kind -> kind.endings.contains(ending))
                    .findFirst();
        }

        /** Whether a file of this kind begins so. */
        boolean isHead(byte[] head) {
            return switch (this) {
                case JPEG -> begins(head, 0, 0xFF, 0xD8, 0xFF);
                case PNG -> begins(head, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A);
                case WEBP -> begins(head, 0, 'R', 'I', 'F', 'F') && begins(head, 8, 'W', 'E', 'B', 'P');
                case MP4 -> begins(head, 4, 'f', 't', 'y', 'p');
                case WEBM -> begins(head, 0, 0x1A, 0x45, 0xDF, 0xA3);
            };
        }

        private static boolean begins(byte[] head, int at, int... wanted) {
            if (head.length < at + wanted.length) return false;
            for (int i = 0; i < wanted.length; i++) if ((head[at + i] & 0xFF) != wanted[i]) return false;
            return true;
        }
    }

    /** Why a file is not shown. */
    enum Reason {
        OTHER_KIND,
        DAMAGED,
        TOO_LARGE,
        NO_ROOM,
        TOO_MANY,
        UNREADABLE
    }

    /** @param id changes with the file's content, so that a browser may keep it */
    record Item(String id, Kind kind, Path file) {}

    record Skipped(String file, Reason reason) {}

    /** What one look found. */
    record Found(List<Item> items, List<Skipped> skipped) {
        Found {
            items = List.copyOf(items);
            skipped = List.copyOf(skipped);
        }
    }

    /** A folder that is not there (a stick that was pulled) is an empty one. */
    Found look() {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .limit(LOOKED_AT_MAX)
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return new Found(List.of(), List.of(new Skipped(folder.toString(), Reason.UNREADABLE)));
        }
        List<Item> items = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        long sum = 0;
        for (Path file : files) {
            String name = file.getFileName().toString();
            try {
                long size = Files.size(file);
                Optional<Kind> kind = Kind.ofName(name);
                Optional<Reason> reason = reason(file, kind, size, sum, items.size());
                if (reason.isPresent() || kind.isEmpty()) {
                    skipped.add(new Skipped(name, reason.orElse(Reason.OTHER_KIND)));
                    continue;
                }
                sum += size;
                items.add(new Item(id(file, size), kind.get(), file));
            } catch (IOException e) {
                skipped.add(new Skipped(name, Reason.UNREADABLE));
            }
        }
        return new Found(items, skipped);
    }

    private Optional<Reason> reason(Path file, Optional<Kind> kind, long size, long sum, int count) throws IOException {
        if (kind.isEmpty()) return Optional.of(Reason.OTHER_KIND);
        if (size > kind.get().bytesMax) return Optional.of(Reason.TOO_LARGE);
        if (!kind.get().isHead(head(file))) return Optional.of(Reason.DAMAGED);
        if (count >= FILES_MAX) return Optional.of(Reason.TOO_MANY);
        return sum + size > sumMax ? Optional.of(Reason.NO_ROOM) : Optional.empty();
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static String id(Path file, long size) throws IOException {
        String content = file.getFileName() + "|" + size + "|" + Files.getLastModifiedTime(file);
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
