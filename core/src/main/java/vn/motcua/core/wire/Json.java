package vn.motcua.core.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import vn.motcua.core.dossier.Dossier;
import vn.motcua.core.dossier.DossierPlaces;
import vn.motcua.core.dossier.DossierSource;
import vn.motcua.core.dossier.DossierTimes;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.DossierCode;
import vn.motcua.core.model.Id;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.RatingPolicy;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WorkRule;
import vn.motcua.core.model.ZoneId;
import vn.motcua.core.scan.DossierCodeText;

/**
 * The one JSON mapping of the product: ids as plain strings, times as ISO-8601 UTC text, unknown fields ignored (a newer peer
 * may send more), missing primitive fields refused. Any thread.
 */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(ids())
            .addMixIn(Service.class, WithoutEmpty.class)
            .addMixIn(Counter.class, WithoutNulls.class)
            .addMixIn(PriorityClass.class, WithoutNulls.class)
            .addMixIn(RatingPolicy.class, WithoutNullText.class)
            .addMixIn(WorkRule.class, WithoutNulls.class)
            .addMixIn(WorkRule.When.class, WithoutNulls.class)
            .addMixIn(TicketIssued.class, WithoutNulls.class)
            .addMixIn(TicketCalled.class, WithoutNulls.class)
            .addMixIn(TicketCalled.Order.class, WithoutNulls.class)
            .addMixIn(TicketCalled.Next.class, WithoutNulls.class)
            .addMixIn(DeviceStatusChanged.class, WithoutNulls.class)
            .addMixIn(RatingGiven.class, WithoutEmptyAnswers.class)
            .addMixIn(VisitTransferred.class, WithoutNullWays.class)
            .addMixIn(Dossier.class, WithoutNulls.class)
            .addMixIn(DossierSource.class, WithoutNulls.class)
            .addMixIn(DossierPlaces.class, WithoutNulls.class)
            .addMixIn(DossierTimes.class, WithoutNulls.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        MAPPER.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(40)
                        .maxStringLength(4_000_000)
                        .build());
    }

    /** For values within a text: what follows one is not its business. */
    private static final ClassValue<ObjectReader> PARTS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return MAPPER.readerFor(type).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        }
    };

    /** For what got fields later: one that is not set is not written, so that old texts stay as they are. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface WithoutNulls {}

    /** The same for one field beside others that were written as null ever since. */
    private interface WithoutNullWays {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        List<VisitTransferred.Way> ways();
    }

    private interface WithoutNullText {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        Boolean text();
    }

    private interface WithoutEmptyAnswers {
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<RatingGiven.Answer> answers();
    }

    /** The same, where a list may be empty. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private interface WithoutEmpty {}

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Any record or node as a tree. */
    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Any record, list or node as a tree. */
    public static JsonNode node(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new WireException("cannot write " + value.getClass().getSimpleName(), impossible);
        }
    }

    /** @throws WireException if the text is no JSON object */
    public static ObjectNode parseObject(String text) {
        try {
            if (MAPPER.readTree(text) instanceof ObjectNode object) return object;
            throw new WireException("expected a JSON object");
        } catch (JsonProcessingException e) {
            throw new WireException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws WireException if the text is no JSON */
    public static JsonNode parseNode(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new WireException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** Token by token, for what is read by the thousand. */
    static JsonParser parser(String text) throws IOException {
        char[] characters = text.toCharArray();
        return MAPPER.createParser(characters);
    }

    /** The value the parser stands before. */
    static <T> T read(JsonParser parser, Class<T> type) throws IOException {
        return PARTS.get(type).readValue(parser);
    }

    /** @throws WireException if the text does not describe such a value */
    public static <T> T read(String text, Class<T> type) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value == null) throw new WireException(type.getSimpleName() + ": null is not allowed");
            return value;
        } catch (JsonProcessingException e) {
            throw new WireException(type.getSimpleName() + ": " + cause(e), e);
        }
    }

    /** @throws WireException if the tree does not describe such a value */
    public static <T> T read(JsonNode tree, Class<T> type) {
        try {
            T value = MAPPER.treeToValue(tree, type);
            if (value == null) throw new WireException(type.getSimpleName() + ": null is not allowed");
            return value;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new WireException(type.getSimpleName() + ": " + cause(e), e);
        }
    }

    private static String cause(Exception e) {
        if (e.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null)
            return refused.getMessage();
        return e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e.getMessage());
    }

    private static SimpleModule ids() {
        SimpleModule module = new SimpleModule("motcua-ids");
        id(module, SiteId.class, SiteId::new);
        id(module, AgentId.class, AgentId::new);
        id(module, CounterId.class, CounterId::new);
        id(module, ServiceId.class, ServiceId::new);
        id(module, SeriesId.class, SeriesId::new);
        id(module, ZoneId.class, ZoneId::new);
        id(module, PersonId.class, PersonId::new);
        id(module, VisitId.class, VisitId::new);
        id(module, BookingId.class, BookingId::new);
        id(module, RequestId.class, RequestId::new);
        id(module, BandId.class, BandId::new);
        id(module, AnnouncementId.class, AnnouncementId::new);
        id(module, Priority.class, Priority::new);
        id(module, ProfileId.class, ProfileId::new);
        text(module, DossierCode.class, DossierCode::value, Json::dossierCode);
        times(module);
        return module;
    }

    private static void times(SimpleModule module) {
        module.addSerializer(Instant.class, new StdScalarSerializer<>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(Instant value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(IsoInstant.text(value));
            }
        });
        module.addDeserializer(Instant.class, new StdScalarDeserializer<>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public Instant deserialize(JsonParser in, DeserializationContext context) throws IOException {
                try {
                    if (in.hasToken(JsonToken.VALUE_STRING)) return IsoInstant.parse(in.getText());
                } catch (DateTimeException unusual) {
                    // Jackson's own takes more forms, and says what is wrong with the rest.
                }
                return InstantDeserializer.INSTANT.deserialize(in, context);
            }
        });
    }

    private static DossierCode dossierCode(String text) {
        return DossierCodeText.read(text).orElseThrow(() -> new IllegalArgumentException("no dossier code"));
    }

    private static <T extends Id> void id(SimpleModule module, Class<T> type, Function<String, T> make) {
        text(module, type, Id::value, make);
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> written, Function<String, T> make) {
        module.addSerializer(type, new StdScalarSerializer<T>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(written.apply(value));
            }
        });
        module.addDeserializer(type, new StdScalarDeserializer<T>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                String text = in.getValueAsString();
                if (text == null)
                    return context.reportInputMismatch(type, "%s: a text is expected", type.getSimpleName());
                try {
                    return make.apply(text);
                } catch (IllegalArgumentException refused) {
                    return context.reportInputMismatch(type, "%s", String.valueOf(refused.getMessage()));
                }
            }
        });
    }
}
