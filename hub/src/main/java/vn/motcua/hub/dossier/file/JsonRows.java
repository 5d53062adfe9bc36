package vn.motcua.hub.dossier.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.register.RawRow;
import vn.motcua.hub.dossier.file.RowFormatException.Reason;

/** A list of flat objects, or an object whose {@code rows} is one. Lines are ordinals. */
final class JsonRows implements RowSource {
    private final JsonParser json;
    private long ordinal;

    private JsonRows(JsonParser json) {
        this.json = json;
    }

    static JsonRows open(Path file) throws IOException {
        JsonParser json = new JsonFactory().createParser(file.toFile());
        JsonRows rows = new JsonRows(json);
        try {
            rows.enterList();
            return rows;
        } catch (IOException failed) {
            json.close();
            throw failed;
        }
    }

    private void enterList() throws IOException {
        JsonToken token = token();
        if (token == JsonToken.START_OBJECT) {
            while (token() == JsonToken.FIELD_NAME) {
                boolean isRows = json.currentName().equals("rows");
                token = token();
                if (isRows) break;
                json.skipChildren();
            }
        }
        if (token != JsonToken.START_ARRAY) throw broken();
    }

    @Override
    public Optional<RawRow> next() throws IOException {
        JsonToken token = token();
        if (token == JsonToken.END_ARRAY) return Optional.empty();
        ordinal++;
        if (token != JsonToken.START_OBJECT) throw broken();
        Map<String, String> values = new LinkedHashMap<>();
        while (token() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = token();
            if (!value.isScalarValue()) throw broken();
            if (value != JsonToken.VALUE_NULL) values.putIfAbsent(name, json.getText());
        }
        return Optional.of(new RawRow(ordinal, values));
    }

    private JsonToken token() throws IOException {
        try {
            JsonToken token = json.nextToken();
            if (token == null) throw broken();
            return token;
        } catch (JsonProcessingException wrong) {
            throw broken();
        }
    }

    private RowFormatException broken() {
        return new RowFormatException(Reason.NO_LIST, ordinal);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
