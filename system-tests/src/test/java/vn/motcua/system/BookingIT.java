package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Times booked and numbers taken on a phone, from there to the counter, in a centre where it is forenoon at any hour. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BookingIT {
    /** Beyond the first full minutes after the start, and the hub's own rounds. */
    private static final Duration REMINDED = Duration.ofMinutes(3);

    @TempDir
    private static Path folder;

    private static final Forenoon FORENOON = new Forenoon();
    private static ReminderReceiver receiver;
    private static Centre centre;
    private static BookingPages pages;

    @BeforeAll
    static void openTheCentre() throws Exception {
        receiver = new ReminderReceiver();
        centre = new Centre(folder.resolve("centre"), FORENOON.plan(folder, receiver));
        pages = new BookingPages(centre, FORENOON);
    }

    @AfterAll
    static void closeTheCentre() {
        if (centre != null) centre.close();
        if (receiver != null) receiver.close();
    }

    @Test
    @Order(1)
    void whoLeavesANumberIsToldThatHeWillBeRemindedOnlyIfHeWill() {
        pages.bookToBeReminded();
    }

    @Test
    @Order(2)
    void aTimeIsBookedByPhoneAndItsCodeGivesANumberOnce() throws Exception {
        pages.bookComeAndBeCalled();
    }

    @Test
    @Order(3)
    void whoBookedIsCheckedInByTheKiosk() throws Exception {
        BookedVisitors visitors = new BookedVisitors(centre);
        visitors.inTimeTooEarlyAndAgain();
        visitors.wrongLetters();
        visitors.whoseBookingGivesNoTurn();
        visitors.whileTheHubIsAway();
        centre.finishEverybody();
    }

    @Test
    @Order(4)
    void aNumberTakenOnAPhoneIsLiveWhenItsHolderIsThere() throws Exception {
        RemoteVisitors visitors = new RemoteVisitors(centre);
        visitors.takenAtHomeAndHeldToTheKiosk();
        visitors.shownToTheStaffAndSentOn();
        visitors.givenBackOnTheWay();
        visitors.theCentreCloses();
    }

    @Test
    @Order(5)
    void theReminderComesSignedAndLeadsToTheBooking() throws Exception {
        await().atMost(REMINDED).until(() -> !receiver.heard().isEmpty());

        assertThat(receiver.heard()).allMatch(ReminderReceiver.Reminder::trusted);
        assertThat(receiver.heard().stream().map(ReminderReceiver.Reminder::key))
                .doesNotHaveDuplicates();
        pages.reminded(receiver.heard().get(0));
        assertThat(centre.browser.complaints().stream()
                        .filter(one -> !one.contains("the server responded with a status of")))
                .as("browser consoles")
                .isEmpty();
    }
}
