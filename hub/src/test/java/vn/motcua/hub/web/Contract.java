package vn.motcua.hub.web;

import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docs/openapi.yaml, read for comparing the server with it. */
final class Contract {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private final JsonObject document;

    private Contract(JsonObject document) {
        this.document = document;
    }

    @SuppressWarnings("unchecked")
    static Contract load() throws IOException {
        Path file = Path.of("..", "docs", "openapi.yaml");
        Object yaml = new Load(LoadSettings.builder().setLabel("openapi.yaml").build())
                .loadFromString(Files.readString(file));
        return new Contract(new JsonObject(new JsonObject((Map<String, Object>) yaml).encode()));
    }

    JsonObject document() {
        return document;
    }

    /** All operations as {@code GET /path}. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        JsonObject paths = document.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            for (String method : paths.getJsonObject(path).fieldNames())
                if (METHODS.contains(method)) operations.add(method.toUpperCase() + " " + path);
        }
        return operations;
    }

    JsonObject operation(String method, String path) {
        return document.getJsonObject("paths").getJsonObject(path).getJsonObject(method.toLowerCase());
    }

    /** What is wrong with such an answer; empty if the contract allows it. */
    Optional<String> complaint(String method, String path, int status, String contentType, String body) {
        JsonObject responses = operation(method, path).getJsonObject("responses");
        JsonObject response = responses.getJsonObject(String.valueOf(status));
        if (response == null) return Optional.of("status " + status + " is not in the contract");
        response = resolve(response);
        String type = contentType.split(";", 2)[0].strip();
        if (!response.containsKey("content"))
            return body.isEmpty() ? Optional.empty() : Optional.of("a body where the contract has none");
        JsonObject content = response.getJsonObject("content");
        if (content.containsKey("*/*")) return Optional.empty();
        if (!content.containsKey(type)) return Optional.of("content type '" + type + "' is not in the contract");
        JsonObject schema = content.getJsonObject(type).getJsonObject("schema");
        return schema == null || !type.equals("application/json") ? Optional.empty() : mismatch(schema, body);
    }

    /** Whether a request body fits the contract. */
    Optional<String> requestMismatch(String method, String path, String body) {
        JsonObject request = operation(method, path).getJsonObject("requestBody");
        return mismatch(
                request.getJsonObject("content")
                        .getJsonObject("application/json")
                        .getJsonObject("schema"),
                body);
    }

    private JsonObject resolve(JsonObject part) {
        String reference = part.getString("$ref");
        if (reference == null) return part;
        JsonObject found = document;
        for (String key : reference.substring(2).split("/")) found = found.getJsonObject(key);
        return found;
    }

    private Optional<String> mismatch(JsonObject schema, String body) {
        JsonObject whole = new JsonObject(schema.encode().replace("#/components/schemas/", "#/$defs/"));
        whole.put(
                "$defs",
                new JsonObject(document.getJsonObject("components")
                        .getJsonObject("schemas")
                        .encode()
                        .replace("#/components/schemas/", "#/$defs/")));
        JsonSchemaOptions options = new JsonSchemaOptions()
                .setDraft(Draft.DRAFT202012)
                .setBaseUri("https://motcua.vn/")
                .setOutputFormat(OutputFormat.Basic);
        OutputUnit result =
                Validator.create(JsonSchema.of(whole), options).validate(io.vertx.core.json.Json.decodeValue(body));
        return result.getValid() ? Optional.empty() : Optional.of(result.getErrors() + " in " + body);
    }
}
