package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.printer.LogoUpload.Obstacle;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** A logo in the printer's memory is printed from there, and where it is not, the ticket is as it always was. */
class StoredLogoTest {
    private static final TicketPrintout TICKET = Samples.full("A012", Samples.url("logo"));

    @TempDir
    Path folder;

    private TicketTemplate template;

    @BeforeEach
    void draw() throws Exception {
        BufferedImage logo = new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = logo.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(10, 5, 40, 30);
        g.dispose();
        assertThat(ImageIO.write(logo, "png", folder.resolve("logo.png").toFile()))
                .isTrue();
        template = template("  - {logo: logo.png, height: 12}\n");
    }

    private TicketTemplate template(String firstLine) throws Exception {
        return TicketTemplate.load(Files.writeString(
                folder.resolve("own.yaml"),
                "version: 1\nlines:\n" + firstLine + "  - {number: \"{number}\"}\n  - {text: \"{service}\"}\n"));
    }

    private TicketEncoder encoder(String profile, PrintMode mode, boolean isStored) {
        PrinterSettings settings = PrinterSettings.of(
                "p", new LinkAddress.Memory("p"), PrinterProfile.named(profile).with(mode));
        return TicketEncoders.of(settings.with(template).withStoredLogo(isStored));
    }

    private static PrinterMemory memory(boolean holdsLogo) {
        PrinterMemory memory = new PrinterMemory();
        memory.logoStored(holdsLogo);
        return memory;
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++)
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) return i;
        return -1;
    }

    @Test
    void aPictureTicketSavesTheRowsOfItsLogo() {
        EncodedTicket ticket = encoder("epson-tm-t20", PrintMode.RASTER, true).encode(TICKET);
        byte[] whole = ticket.bytes(memory(false));
        byte[] byReference = ticket.bytes(memory(true));

        assertThat(whole)
                .isEqualTo(encoder("epson-tm-t20", PrintMode.RASTER, false)
                        .encode(TICKET)
                        .bytes(memory(true)));
        assertThat(indexOf(byReference, EscPosOptions.printLogo(PrinterProfile.LogoMemory.GS_L)))
                .isBetween(1, 20);
        assertThat(whole.length - byReference.length).isGreaterThan(5_000);
        assertThat(ticket.lengthMax()).isEqualTo(whole.length);
    }

    @Test
    void aTextTicketGetsALogoForAFewBytes() {
        EncodedTicket ticket = encoder("epson-tm-t20", PrintMode.TEXT, true).encode(TICKET);
        int without = ticket.bytes(memory(false)).length;
        byte[] with = ticket.bytes(memory(true));

        assertThat(with.length - without).isLessThan(20);
        assertThat(indexOf(with, EscPosOptions.printLogo(PrinterProfile.LogoMemory.GS_L)))
                .as("behind ESC @ and the plain modes, before the first letter")
                .isBetween(2, 20);
    }

    @Test
    void whatIsStoredIsWhatThePictureTicketBeginsWith() throws Exception {
        PrinterProfile profile = PrinterProfile.named("epson-tm-t20").with(PrintMode.RASTER);
        RasterTicket logo = new TicketRenderer(576, 203, template).logo(TICKET).orElseThrow();
        RasterTicket whole = new TicketRenderer(576, 203, template).render(TICKET);
        RasterTicket without = new TicketRenderer(576, 203, template("")).render(TICKET);

        assertThat(whole.rows()).startsWith(logo.rows());
        assertThat(whole.below(logo.heightDots()).rows()).isEqualTo(without.rows());
        byte[] upload = new LogoUpload(profile, template).encode(TICKET).bytes(memory(false));
        assertThat(indexOf(upload, logo.rows())).isPositive();
    }

    @Test
    void whyALogoCannotBeStoredIsTold() {
        assertThat(new LogoUpload(PrinterProfile.named("generic-80"), template).obstacle(TICKET))
                .isEqualTo(Obstacle.NO_MEMORY);
        assertThat(new LogoUpload(PrinterProfile.named("epson-tm-t20"), TicketTemplate.standard()).obstacle(TICKET))
                .isEqualTo(Obstacle.NO_LOGO);
        assertThat(new LogoUpload(PrinterProfile.named("xprinter-xp-80"), template).obstacle(TICKET))
                .isEqualTo(Obstacle.NONE);
    }
}
