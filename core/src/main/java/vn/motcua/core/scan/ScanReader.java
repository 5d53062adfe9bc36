package vn.motcua.core.scan;

import org.jspecify.annotations.Nullable;

/** Knows one kind of scan. Total: any text gives a scan or null, in time linear in its length. */
@FunctionalInterface
interface ScanReader {
    /** @return the scan, or null if the text is not of this kind */
    @Nullable
    Scan read(String text);
}
