package vn.motcua.hub.estimate;

import java.util.StringTokenizer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Whole numbers in one text, divided by blanks. Pure. */
final class Numbers {
    private Numbers() {}

    static String write(Consumer<LongConsumer> part) {
        StringBuilder text = new StringBuilder();
        part.accept(number -> {
            if (text.length() > 0) text.append(' ');
            text.append(number);
        });
        return text.toString();
    }

    static void read(String text, Consumer<LongSupplier> part) {
        StringTokenizer numbers = new StringTokenizer(text);
        part.accept(() -> Long.parseLong(numbers.nextToken()));
    }
}
