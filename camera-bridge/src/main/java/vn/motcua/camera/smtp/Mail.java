package vn.motcua.camera.smtp;

import java.util.List;
import vn.motcua.camera.source.Seen.Picture;

/**
 * What of a mail is read.
 *
 * @param subject decoded
 * @param date header {@code Date} as it stands
 * @param text of the body, without marks of HTML
 * @param pictures attached or inside
 * @param fileNames of the pictures
 * @param faults parts that could not be read, by what is wrong
 */
record Mail(
        String subject, String date, String text, List<Picture> pictures, List<String> fileNames, List<String> faults) {
    Mail {
        pictures = List.copyOf(pictures);
        fileNames = List.copyOf(fileNames);
        faults = List.copyOf(faults);
    }
}
