package dev.whence.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import java.io.IOException;
import java.lang.reflect.Type;

/** The JSON of the Model Context Protocol by the hub's own Jackson. Thread-safe. */
final class McpJson implements McpJsonMapper {
    private final ObjectMapper json;

    McpJson(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public <T> T readValue(String text, Class<T> type) throws IOException {
        return json.readValue(text, type);
    }

    @Override
    public <T> T readValue(byte[] bytes, Class<T> type) throws IOException {
        return json.readValue(bytes, type);
    }

    @Override
    public <T> T readValue(String text, TypeRef<T> type) throws IOException {
        return json.readValue(text, json.constructType(type.getType()));
    }

    @Override
    public <T> T readValue(byte[] bytes, TypeRef<T> type) throws IOException {
        return json.readValue(bytes, json.constructType(type.getType()));
    }

    @Override
    public <T> T convertValue(Object value, Class<T> type) {
        return json.convertValue(value, type);
    }

    @Override
    public <T> T convertValue(Object value, TypeRef<T> type) {
        Type wanted = type.getType();
        return json.convertValue(value, json.constructType(wanted));
    }

    @Override
    public String writeValueAsString(Object value) throws IOException {
        return json.writeValueAsString(value);
    }

    @Override
    public byte[] writeValueAsBytes(Object value) throws IOException {
        return json.writeValueAsBytes(value);
    }
}
