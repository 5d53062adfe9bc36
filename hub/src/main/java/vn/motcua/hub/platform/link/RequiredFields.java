package vn.motcua.hub.platform.link;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.WireException;

/** A record read from JSON may lack a field that its type says is never null: found here, before any rule trips over it. */
public final class RequiredFields {
    private static final ClassValue<List<RecordComponent>> REQUIRED = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            List<RecordComponent> required = new ArrayList<>();
            for (RecordComponent part : type.getRecordComponents()) {
                boolean mayBeNull =
                        part.getType().isPrimitive() || part.getAnnotatedType().isAnnotationPresent(Nullable.class);
                if (!mayBeNull) required.add(part);
            }
            return List.copyOf(required);
        }
    };

    private RequiredFields() {}

    /** @throws WireException naming the first field that is missing */
    public static <T extends Record> T check(T value) {
        for (RecordComponent part : REQUIRED.get(value.getClass())) {
            if (isNull(part, value)) throw new WireException("'" + part.getName() + "' is missing");
        }
        return value;
    }

    private static boolean isNull(RecordComponent part, Record value) {
        try {
            return part.getAccessor().invoke(value) == null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + part, e);
        }
    }
}
