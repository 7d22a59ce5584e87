package dev.whence.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.whence.event.WhenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A place in the chain of hashes, kept in a file where nobody can change it who can change the store.
 *
 * @param position of an event; 0 is the beginning
 * @param hash its link, as hexadecimal text
 * @param checkedAt when the chain was found sound up to here, ISO 8601
 */
record ChainMark(long position, String hash, String checkedAt) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** Fails with CONFIG where the file holds no such place. */
    static ChainMark read(Path file) {
        try {
            return JSON.readValue(Files.readString(file), ChainMark.class);
        } catch (JsonProcessingException e) {
            throw WhenceException.config(file + " is no checkpoint of the chain: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw WhenceException.config("cannot read the checkpoint " + file + ": " + e.getMessage());
        }
    }

    void write(Path file) {
        try {
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw WhenceException.config("cannot write the checkpoint " + file + ": " + e.getMessage());
        }
    }
}
