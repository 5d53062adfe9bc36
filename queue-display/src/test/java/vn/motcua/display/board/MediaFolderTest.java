package vn.motcua.display.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.display.board.MediaFolder.Found;
import vn.motcua.display.board.MediaFolder.Item;
import vn.motcua.display.board.MediaFolder.Reason;
import vn.motcua.display.board.MediaFolder.Skipped;

class MediaFolderTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0};
    private static final byte[] MP4 = {0, 0, 0, 0x20, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'};

    @TempDir
    private Path folder;

    private void file(String name, byte[] head, long size) throws IOException {
        try (var file = new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
            file.write(head);
            file.setLength(Math.max(size, head.length));
        }
    }

    private Found look(int mebibytes) {
        return new MediaFolder(folder, mebibytes).look();
    }

    private static List<String> names(Found found) {
        return found.items().stream()
                .map(item -> item.file().getFileName().toString())
                .toList();
    }

    @Test
    void picturesAndFilmsAreShownInTheOrderOfTheirNames() throws IOException {
        file("2 lễ hội.JPG", JPEG, 100);
        file("1.png", PNG, 100);
        file("3.mp4", MP4, 100);

        Found found = look(200);

        assertThat(names(found)).containsExactly("1.png", "2 lễ hội.JPG", "3.mp4");
        assertThat(found.skipped()).isEmpty();
        assertThat(found.items()).extracting(item -> item.kind().isFilm()).containsExactly(false, false, true);
    }

    @Test
    void whatCannotBeShownIsLeftOutAndTold() throws IOException {
        file("a-damaged.png", JPEG, 100);
        file("b-short.jpg", new byte[] {(byte) 0xFF}, 1);
        file("c-huge.jpg", JPEG, MediaFolder.PICTURE_MAX + 1);
        file("d-notes.docx", PNG, 100);
        file("e-good.jpg", JPEG, 900_000);
        file("f-too-much.jpg", JPEG, 900_000);
        file(".hidden.jpg", JPEG, 100);
        Files.createDirectory(folder.resolve("folder.jpg"));
        Files.createSymbolicLink(folder.resolve("g-link.jpg"), folder.resolve("e-good.jpg"));

        Found found = look(1);

        assertThat(names(found)).containsExactly("e-good.jpg");
        assertThat(found.skipped())
                .containsExactly(
                        new Skipped("a-damaged.png", Reason.DAMAGED),
                        new Skipped("b-short.jpg", Reason.DAMAGED),
                        new Skipped("c-huge.jpg", Reason.TOO_LARGE),
                        new Skipped("d-notes.docx", Reason.OTHER_KIND),
                        new Skipped("f-too-much.jpg", Reason.NO_ROOM));
    }

    @Test
    void thereIsAnEndToTheirNumber() throws IOException {
        for (int i = 0; i <= MediaFolder.FILES_MAX; i++) file(String.format("%03d.png", i), PNG, 20);

        Found found = look(200);

        assertThat(found.items()).hasSize(MediaFolder.FILES_MAX);
        assertThat(found.skipped()).extracting(Skipped::reason).containsExactly(Reason.TOO_MANY);
    }

    @Test
    void aFolderThatIsGoneIsAnEmptyOneAndTold() {
        Found found = new MediaFolder(folder.resolve("stick"), 200).look();

        assertThat(found.items()).isEmpty();
        assertThat(found.skipped()).extracting(Skipped::reason).containsExactly(Reason.UNREADABLE);
    }

    @Test
    void anotherContentHasAnotherAddress() throws IOException {
        file("1.png", PNG, 100);
        List<String> before = look(200).items().stream().map(Item::id).toList();
        file("1.png", PNG, 101);

        assertThat(look(200).items().stream().map(Item::id).toList()).doesNotContainAnyElementsOf(before);
    }
}
