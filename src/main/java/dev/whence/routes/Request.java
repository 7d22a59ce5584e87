package dev.whence.routes;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * What an HTTP request asks for. Query parameters are read from the query itself, because Camel mixes them with the
 * HTTP headers, of which one is called {@code From}.
 */
final class Request {
    private final Exchange exchange;

    Request(Exchange exchange) {
        this.exchange = exchange;
    }

    String method() {
        return header(Exchange.HTTP_METHOD).orElse("");
    }

    String path() {
        return header(Exchange.HTTP_PATH).orElse("/");
    }

    /** A part of the path that the contract names in braces, decoded. */
    String pathParameter(String name) {
        return decode(header(name).orElse(""));
    }

    /** The query parameters by name; of a repeated one the last. */
    Map<String, String> query() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : header(Exchange.HTTP_RAW_QUERY).orElse("").split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query().get(name)).filter(value -> !value.isBlank());
    }

    /** Without parameters such as charset, in lower case; empty where the request has none. */
    String mediaType() {
        String type = header(Exchange.CONTENT_TYPE).orElse("");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getMessage().getHeader(name, String.class));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest("'" + text + "' is not a well-formed part of an address.");
        }
    }
}
