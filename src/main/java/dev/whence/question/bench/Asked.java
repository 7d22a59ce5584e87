package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Where questions are asked: in this process, or over REST. */
@FunctionalInterface
interface Asked {
    /** The answer as JSON of the REST contract. */
    JsonNode ask(String question, Optional<String> conversation, String now);
}
